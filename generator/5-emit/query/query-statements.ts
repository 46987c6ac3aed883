import type { Symbol } from "../../4-plan/names/claims.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import { operationKey } from "../keys.js";
import { inputParameter } from "../operations/operation-inputs.js";
import { stepOf } from "../operations/pages.js";
import { declaresHeaders } from "../operations/response-types.js";
import { docLines } from "../schemas/doc-lines.js";
import { typeOf } from "../schemas/types.js";
import {
  array,
  call,
  literal,
  literals,
  literalType,
  members,
  optionalMember,
  table,
  typeSymbol,
  value,
} from "../seam/build.js";
import type { Expression, Statement, TypeNode } from "../seam/draft.js";
import { partsOf, type QueryPart } from "./query-parts.js";

/** The constants of an operation, each with the file that it is in. */
export function queryStatements(operation: Operation, api: string, client: ClientPlan) {
  return partsOf(operation, client).map((part) => {
    const { name, file } = client.symbol(operationKey(operation, part));
    const { method, path, docs } = operation;
    const takesInput = part !== "mutationOptions" && !isInputOptional(operation, client);
    const given = takesInput ? "client, input" : "client";
    const statement = {
      kind: "const",
      name,
      docs: docLines(docs, [`\`${method} ${path}\`, for \`${hooks[part]}(${name}(${given}))\`.`]),
      exported: true,
      type: typeSymbol(typeFor(part, operation, client), ...argumentsOf(part, operation, client)),
      value: call(
        makerOf(part, client),
        sourceOf(operation, api, client),
        value(client.symbol(operationKey(operation, "function"))),
        ...pagesOf(part, operation, client),
      ),
    } as const satisfies Statement & { readonly kind: "const" };
    return { ...statement, file };
  });
}

const hooks = {
  queryOptions: "useQuery",
  infiniteQueryOptions: "useInfiniteQuery",
  mutationOptions: "useMutation",
} as const satisfies Record<QueryPart, string>;

function makerOf(part: QueryPart, client: ClientPlan): Symbol {
  switch (part) {
    case "queryOptions":
      return client.runtime("query/query", "makeQuery");
    case "infiniteQueryOptions":
      return client.runtime("query/infinite-query", "makeInfiniteQuery");
    case "mutationOptions":
      return client.runtime("query/mutation", "makeMutation");
  }
}

function typeFor(part: QueryPart, operation: Operation, client: ClientPlan): Symbol {
  const isOptional = isInputOptional(operation, client);
  switch (part) {
    case "queryOptions":
      return client.runtime("query/query", isOptional ? "OptionalQuery" : "OperationQuery");
    case "infiniteQueryOptions":
      return client.runtime(
        "query/infinite-query",
        isOptional ? "OptionalInfiniteQuery" : "InfiniteQuery",
      );
    case "mutationOptions":
      return client.runtime(
        "query/mutation",
        isOptional ? "OptionalMutation" : "OperationMutation",
      );
  }
}

function isInputOptional(operation: Operation, client: ClientPlan): boolean {
  return inputParameter(operation, client).default !== null;
}

function argumentsOf(
  part: QueryPart,
  operation: Operation,
  client: ClientPlan,
): readonly TypeNode[] {
  const { pagination } = operation;
  const item =
    part === "infiniteQueryOptions" && pagination !== null
      ? [typeOf(pagination.item, { client, direction: "response" })]
      : [];
  const headers = declaresHeaders(operation) ? (["responseHeaders"] as const) : [];
  return [
    inputType(operation, client),
    typeSymbol(client.symbol(operationKey(operation, "responses"))),
    ...item,
    ...headers.map((headers) => typeSymbol(client.symbol(operationKey(operation, headers)))),
  ];
}

/** The answer is not asked for as a stream, where the body could do that. */
function inputType(operation: Operation, client: ClientPlan): TypeNode {
  const { type } = inputParameter(operation, client);
  const { byStream } = client.operations.of(operation);
  if (byStream === null) return type;
  const stream = optionalMember("stream", byStream.usual, literalType(false));
  const whole: TypeNode = { kind: "object", members: [stream], index: null };
  const body = optionalMember("body", byStream.usual, whole);
  return { kind: "intersection", of: [type, { kind: "object", members: [body], index: null }] };
}

function sourceOf(operation: Operation, api: string, client: ClientPlan): Expression {
  const tags = operation.tags.map((tag) => literal(tag));
  return table([
    ["api", literal(api)],
    // Not the document's id: that may be another operation's, too.
    ["operation", literal(client.symbol(operationKey(operation, "function")).name)],
    ...members("tags", tags.length > 0 && array(tags)),
  ]);
}

function pagesOf(part: QueryPart, { pagination }: Operation, client: ClientPlan) {
  return part === "infiniteQueryOptions" && pagination !== null
    ? [literals(pagination.items), stepOf(pagination.step, client)]
    : [];
}
