import type { ClientPlan } from "../../4-plan/plan.js";
import { compareTexts } from "../../host/text-order.js";
import type { Operation } from "../../model/operation.js";
import { operationKey } from "../keys.js";
import { operationId } from "../operations/operation-data.js";
import { docLines } from "../schemas/doc-lines.js";
import {
  array,
  exportFromRuntime,
  keyword,
  literal,
  literals,
  literalType,
  members,
  table,
  typeSymbol,
  union,
} from "../seam/build.js";
import type { Draft, Expression, Member, ObjectMember } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";

/** `metadata: true`: the subpath `./metadata`, with what the document says of each operation. */
export const metadata: Emitter = {
  name: "metadata",
  version: ownVersion,
  module: import.meta.url,

  reserves: ({ extras }) => (extras.includes("metadata") ? { files: ["metadata"] } : {}),

  *emit(plan) {
    for (const client of plan.clients)
      if (client.extras.includes("metadata")) yield metadataModule(client);
  },
};

function metadataModule(client: ClientPlan): Draft {
  const path = `${client.folder}metadata`;
  const operations = client.api.operations
    .map((operation) => ({ name: nameOf(operation, client), operation }))
    .toSorted((a, b) => compareTexts(a.name, b.name));
  const types = operations.map(({ name, operation }): Member => ({
    name,
    optional: false,
    type: typeOfMetadata(operation, client),
    docs: docLines(operation.docs),
  }));
  const values = operations.map(({ name, operation }): ObjectMember => [
    name,
    metadataOf(operation, client),
  ]);
  const type = typeSymbol({ name: "Operations", file: path });
  return {
    kind: "module",
    path,
    header: headerOf(client.document),
    statements: [
      {
        kind: "const",
        name: "operations",
        docs: ["What the document says of each operation, by the names of their functions."],
        exported: true,
        type,
        value: table(values),
      },
      { kind: "interface", name: "Operations", docs: [], members: types, index: null },
      {
        kind: "type",
        name: "OperationName",
        docs: ["The name of an operation's function."],
        type: { kind: "keyof", of: type },
      },
      exportFromRuntime("tools/metadata", [], ["OperationMetadata"]),
    ],
  };
}

function nameOf(operation: Operation, client: ClientPlan): string {
  return client.symbol(operationKey(operation, "function")).name;
}

function typeOfMetadata(operation: Operation, client: ClientPlan) {
  const { method, path, tags } = operation;
  const words = [operationId(operation, client), method, path].map(literalType);
  const tag = tags.length === 0 ? keyword("never") : union(tags.map(literalType));
  return typeSymbol(client.runtime("tools/metadata", "OperationMetadata"), ...words, tag);
}

function metadataOf(operation: Operation, client: ClientPlan): Expression {
  const { method, path, tags, docs, security, idempotencyHeader } = operation;
  return table([
    ["id", literal(operationId(operation, client))],
    ["method", literal(method)],
    ["path", literal(path)],
    ["tags", literals(tags)],
    ...members("summary", docs.summary !== null && literal(docs.summary)),
    ...members("deprecated", docs.deprecated && literal(true)),
    ...members("security", security.length > 0 && array(security.map(literals))),
    ...members("idempotencyHeader", idempotencyHeader !== null && literal(idempotencyHeader)),
  ]);
}
