import type { Operation } from "../3-lower/api.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { keyword, typeSymbol, union } from "./build.js";
import type { FunctionParameter, Signature, Statement, TypeNode } from "./draft.js";
import { operationKey } from "./keys.js";
import { functionStatement } from "./operation-functions.js";
import { inputParameter } from "./operation-inputs.js";
import { pagesStatements } from "./pages.js";
import { declaresHeaders } from "./response-types.js";
import { typeOf } from "./types.js";

/** Whether what an operation gives follows from what it is given: no type of the runtime says how. */
export function isGeneric(operation: Operation, client: ClientPlan): boolean {
  return (functionStatement(operation, client).typeParameters ?? []).length > 0;
}

/** The type of an operation that is sent: named by the runtime, filled with the operation's own types. */
export function methodType(operation: Operation, client: ClientPlan): TypeNode {
  const { pagination } = operation;
  const { type: input, default: initial } = inputParameter(operation, client);
  const responses = typeSymbol(client.symbol(operationKey(operation, "responses")));
  const name = `${initial === null ? "" : "Optional"}${pagination === null ? "" : "Paged"}Method`;
  return typeSymbol(
    client.runtime("methods", name),
    input,
    responses,
    ...(pagination === null ? [] : [typeOf(pagination.item, { client, direction: "response" })]),
    ...(declaresHeaders(operation)
      ? [typeSymbol(client.symbol(operationKey(operation, "responseHeaders")))]
      : []),
  );
}

/** The same, written out, of an operation that is generic: with its own type parameters throughout. */
export function methodInterface(operation: Operation, name: string, client: ClientPlan): Statement {
  const { typeParameters, parameters, returns } = functionStatement(operation, client);
  const [input] = parameters as readonly [FunctionParameter];
  const args = returns.kind === "symbol" ? returns.arguments : [];
  const option = (name: string, isOptional: boolean): FunctionParameter => ({
    name: "options",
    type: typeSymbol(client.runtime("options", name)),
    default: isOptional ? { kind: "object", members: [] } : null,
  });
  const promise = (name: string, of: readonly TypeNode[]): TypeNode => ({
    kind: "global",
    name: "Promise",
    arguments: [typeSymbol(client.runtime("outcome", name), ...of)],
  });
  const signature = (
    name: string | null,
    more: FunctionParameter[],
    gives: TypeNode,
  ): Signature => {
    // Something has to stand before options that must be there.
    const isNeeded = more.some((parameter) => parameter.default === null);
    const given: FunctionParameter =
      isNeeded && input.default !== null
        ? { ...input, type: union([input.type, keyword("undefined")]), default: null }
        : input;
    return { name, typeParameters, parameters: [given, ...more], returns: gives };
  };
  const streamed = [option("StreamOptions", false)];
  const usual = [option("SendOptions", true)];
  return {
    kind: "interface",
    name,
    docs: [],
    signatures: [
      signature(null, streamed, promise("BodyStream", [])),
      signature(null, usual, promise("Success", args.slice(0, 1))),
      signature("send", streamed, promise("StreamedOutcome", args)),
      signature("send", usual, promise("Outcome", args)),
      signature("request", [], returns),
      ...pagesStatements(operation, client).map((pages): Signature => {
        return { name: "pages", parameters: pages.parameters.slice(1), returns: pages.returns };
      }),
    ],
    members: [],
    index: null,
  };
}
