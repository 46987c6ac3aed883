import type { ClientPlan } from "../../4-plan/plan.js";
import { schemaChunks } from "../seam/chunks.js";
import type { Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { headerOf } from "../seam/emitter.js";
import { claimComponent, inlineNames, inlineStatements } from "./inline-types.js";
import { inlineKey } from "../keys.js";

/** One module for each shared parameter, body or response whose type has no other name. */
export const componentTypes: Emitter = {
  name: "componentTypes",
  version: ownVersion,
  module: import.meta.url,

  declare({ inline }, _usages, claim) {
    for (const { at, name } of inline.components) claimComponent(inline.in(at), name, claim);
  },

  *emit(plan) {
    for (const client of plan.clients)
      for (const { at } of client.inline.components)
        yield {
          kind: "module",
          path: fileOf(at, client),
          ...schemaChunks(client.folder),
          header: headerOf(client.document),
          statements: inlineStatements(at, client),
        };
  },
};

/** Each module, with its exports. */
export function componentModules(client: ClientPlan) {
  return client.inline.components.map(({ at }) => {
    return { file: fileOf(at, client), ...inlineNames(at, client) };
  });
}

function fileOf(at: string, client: ClientPlan): string {
  const [first] = client.inline.in(at);
  return client.symbol(inlineKey(first!.at, first!.request ? "request" : "response")).file;
}
