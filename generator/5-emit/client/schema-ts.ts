import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";

/**
 * `schema.ts`: the document as openapi-typescript reads it (`paths`, `components`, `operations`),
 * for users of openapi-fetch and as a second opinion on our own types.
 */
export const schemaTs: Emitter = {
  name: "schema.ts",
  version: ownVersion,
  module: import.meta.url,

  reserves: () => ({ files: ["schema"] }),

  *emit({ clients }) {
    for (const client of clients) {
      if (client.schema === null) continue;
      const path = `${client.folder}schema`;
      yield { kind: "types", path, header: headerOf(client.document), text: client.schema };
    }
  },
};
