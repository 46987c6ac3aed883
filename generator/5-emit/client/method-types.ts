import type { Operation } from "../../model/operation.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { keyword, literalType, typeSymbol, union } from "../seam/build.js";
import type {
  FunctionParameter,
  Signature,
  Statement,
  TypeNode,
  TypeParameter,
} from "../seam/draft.js";
import { operationKey } from "../keys.js";
import { functionStatement } from "../operations/operation-functions.js";
import { inputParameter, namePlaceOf } from "../operations/operation-inputs.js";
import { pagesStatements } from "../operations/pages.js";
import { declaresHeaders } from "../operations/response-types.js";
import { typeOf } from "../schemas/types.js";

/**
 * Whether the result type depends on the argument, so that no type of the runtime can describe it.
 */
export function isGeneric(operation: Operation, client: ClientPlan): boolean {
  return (functionStatement(operation, client).typeParameters ?? []).length > 0;
}

/**
 * The type of an operation's method: a type of the runtime, with the operation's own types as
 * arguments.
 */
export function methodType(operation: Operation, client: ClientPlan): TypeNode {
  const { pagination } = operation;
  const { type: input, default: initial } = inputParameter(operation, client);
  const responses = typeSymbol(client.symbol(operationKey(operation, "responses")));
  const name =
    `${initial === null ? "" : "Optional"}${pagination === null ? "" : "Paged"}Method` as const;
  return typeSymbol(
    client.runtime("client/methods", name),
    input,
    responses,
    ...(pagination === null ? [] : [typeOf(pagination.item, { client, direction: "response" })]),
    ...(declaresHeaders(operation)
      ? [typeSymbol(client.symbol(operationKey(operation, "responseHeaders")))]
      : []),
  );
}

/** The same type as an interface with its own type parameters, for generic operations. */
export function methodInterface(operation: Operation, name: string, client: ClientPlan): Statement {
  const { typeParameters = [], parameters, returns } = functionStatement(operation, client);
  const [input] = parameters as readonly [FunctionParameter];
  const [responses, ...headers] = argumentsOf(returns);
  const sent = (
    result: "Outcome" | "StreamedOutcome",
    options: FunctionParameter,
    given: FunctionParameter,
  ): Signature => {
    const data = typeSymbol(client.runtime("client/outcome", result), responses, ...headers);
    return { name: "send", typeParameters, parameters: [given, options], returns: promise(data) };
  };
  const streamed: TypeNode = { kind: "parameter", name: "Streamed" };
  return {
    [declaredAt]: namePlaceOf(operation),
    kind: "interface",
    name,
    docs: [],
    signatures: [
      {
        name: null,
        typeParameters: [...typeParameters, streamedParameter],
        parameters: [input, optional(client.runtime("client/methods", "CallOptions"), streamed)],
        returns: promise(
          typeSymbol(client.runtime("client/methods", "Called"), responses, streamed),
        ),
      },
      sent(
        "StreamedOutcome",
        needed(client.runtime("client/options", "StreamOptions")),
        mustStand(input),
      ),
      sent("Outcome", optional(client.runtime("client/options", "SendOptions")), input),
      { name: "request", typeParameters, parameters, returns },
      ...pagesStatements(operation, client).map((pages): Signature => {
        return { name: "pages", parameters: pages.parameters.slice(1), returns: pages.returns };
      }),
    ],
    members: [],
    index: null,
  };
}

/** The types that a request says its answers have. */
function argumentsOf(request: TypeNode): readonly [TypeNode, ...TypeNode[]] {
  const [responses, ...headers] = request.kind === "symbol" ? request.arguments : [];
  if (responses === undefined) throw new Error("an operation gives a request of its responses");
  return [responses, ...headers];
}

const streamedParameter: TypeParameter = {
  name: "Streamed",
  extends: keyword("boolean"),
  default: literalType(false),
};

const promise = (of: TypeNode): TypeNode => ({ kind: "global", name: "Promise", arguments: [of] });

function needed(type: Symbol): FunctionParameter {
  return { name: "options", type: typeSymbol(type), default: null };
}

function optional(type: Symbol, ...of: readonly TypeNode[]): FunctionParameter {
  return {
    name: "options",
    type: typeSymbol(type, ...of),
    default: { kind: "object", members: [] },
  };
}

/** TypeScript doesn't allow required options after an optional input. */
function mustStand(input: FunctionParameter): FunctionParameter {
  if (input.default === null) return input;
  return { ...input, type: union([input.type, keyword("undefined")]), default: null };
}
