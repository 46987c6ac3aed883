import type { Operation } from "../../model/operation.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { clientChunk, runtimeChunk, schemaChunks } from "../seam/chunks.js";
import type { Draft } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { inlineStatements } from "../schemas/inline-types.js";
import { operationKey } from "../keys.js";
import { claimOperation } from "./operation-claims.js";
import { operationData } from "./operation-data.js";
import { functionStatement } from "./operation-functions.js";
import { groupStatement, inputStatements } from "./operation-inputs.js";
import { pagesStatements } from "./pages.js";
import { responseTypes } from "./response-types.js";

/** One module per operation: the function that callers use, its types, its data. */
export const operations: Emitter = {
  name: "operations",
  version: ownVersion,
  module: import.meta.url,

  reserves: () => ({ files: [...Object.values(schemaChunks("")), runtimeChunk] }),

  declare(client, _usages, claim) {
    for (const operation of client.api.operations) claimOperation(operation, client, claim);
  },

  *emit(plan) {
    for (const client of plan.clients)
      for (const operation of client.api.operations) yield operationModule(operation, client);
  },
};

function operationModule(operation: Operation, client: ClientPlan): Draft {
  const main = client.symbol(operationKey(operation, "function"));
  const { groups } = client.operations.of(operation);
  return {
    kind: "module",
    path: main.file,
    chunk: clientChunk(client.folder),
    header: headerOf(client.document),
    statements: [
      functionStatement(operation, client),
      ...pagesStatements(operation, client),
      ...inputStatements(operation, groups, client),
      ...groups.map((group) => groupStatement(operation, group, client)),
      ...responseTypes(operation, client),
      ...inlineStatements(operation.at, client),
      operationData(operation, groups, client),
    ],
  };
}
