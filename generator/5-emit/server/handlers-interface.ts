/** The types of the functions that answer operations. */
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import { operationKey } from "../keys.js";
import { declaresHeaders } from "../operations/response-types.js";
import { docLines } from "../schemas/doc-lines.js";
import { keyword, typeSymbol } from "../seam/build.js";
import type { Member, Statement, TypeNode } from "../seam/draft.js";
import { receivedInput } from "./received-input.js";
import { identityIn, identityParameters } from "./identity.js";

export function handlersInterface(client: ClientPlan): Statement {
  const members = client.api.operations.map((operation): Member => ({
    name: client.symbol(operationKey(operation, "function")).name,
    optional: false,
    type: handlerType(operation, client),
    docs: docLines(operation.docs, [`\`${operation.method} ${operation.path}\``]),
  }));
  const typeParameters = identityParameters(client);
  return { kind: "interface", name: "Handlers", docs: [], typeParameters, members, index: null };
}

function handlerType(operation: Operation, client: ClientPlan): TypeNode {
  const { answers } = client.operations.of(operation);
  const [type, returned] =
    answers.length > 0
      ? (["NegotiatingHandler", "answers"] as const)
      : (["OperationHandler", "responses"] as const);
  return typeSymbol(
    client.runtime("serve/handler-types", type),
    receivedInput(operation, client),
    typeSymbol(client.symbol(operationKey(operation, returned))),
    ...callerAndHeaders(operation, client),
  );
}

/** The arguments that say what a function gets and returns besides; without what is usual. */
function callerAndHeaders(operation: Operation, client: ClientPlan): readonly TypeNode[] {
  const caller = identityIn(operation, client);
  if (!declaresHeaders(operation)) return caller === undefined ? [] : [caller];
  const headers = typeSymbol(client.symbol(operationKey(operation, "responseHeaders")));
  return [caller ?? keyword("unknown"), headers];
}
