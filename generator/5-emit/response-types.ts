import type { Operation } from "../3-lower/api.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { keyword, union } from "./build.js";
import { docLines } from "./doc-lines.js";
import type { Member, Statement, TypeNode } from "./draft.js";
import { operationKey } from "./keys.js";
import { hasNoBody } from "./operation-data.js";
import { typeOf } from "./types.js";
import { messageTypes } from "./webhooks.js";

/** The types of what an operation gives back: data, headers, and what the API sends later. */
export function responseTypes(operation: Operation, client: ClientPlan): readonly Statement[] {
  return [
    responsesStatement(operation, client),
    ...headersStatements(operation, client),
    ...callbackStatements(operation, client),
  ];
}

/** Status to the type of its data: what `send` and `call` give. */
function responsesStatement(operation: Operation, client: ClientPlan): Statement {
  const members = operation.responses.map(({ status, contents, docs }): Member => {
    const types = contents.map((content) =>
      content.format === "binary"
        ? ({ kind: "global", name: "Uint8Array", arguments: [] } as const)
        : typeOf(content.shape, { client, direction: "response" }),
    );
    const none = keyword(hasNoBody(status) ? "undefined" : "unknown");
    const type = types.length === 0 ? none : union(types);
    return { name: status, optional: false, type, docs: docLines(docs) };
  });
  const { name } = client.symbol(operationKey(operation, "responses"));
  return { kind: "interface", name, docs: [], members, index: null };
}

/** Status to the header fields that the document declares; each is text, or absent. */
function headersStatements(operation: Operation, client: ClientPlan): readonly Statement[] {
  const declared = operation.responses.filter(({ headers }) => headers.length > 0);
  if (declared.length === 0) return [];
  const { name } = client.symbol(operationKey(operation, "responseHeaders"));
  const members = declared.map(({ status, headers }): Member => {
    const fields = headers.map((header): Member => {
      const docs = docLines(header.docs);
      return { name: header.name, optional: !header.required, type: keyword("string"), docs };
    });
    const type: TypeNode = { kind: "object", members: fields, index: null };
    return { name: status, optional: false, type, docs: [] };
  });
  return [{ kind: "interface", name, docs: [], members, index: null }];
}

/** What the API sends because of the call, by name. */
function callbackStatements(operation: Operation, client: ClientPlan): readonly Statement[] {
  if (operation.callbacks.length === 0) return [];
  const { name } = client.symbol(operationKey(operation, "callbacks"));
  return [messageTypes(name, [], operation.callbacks, client)];
}
