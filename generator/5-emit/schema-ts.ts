import { headerOf, type Emitter } from "./emitter.js";

/**
 * `schema.ts`: the document as openapi-typescript reads it (`paths`, `components`, `operations`),
 * for users of openapi-fetch and as a second opinion on our own types.
 */
export const schemaTs: Emitter = {
  name: "schema.ts",

  declare() {
    // Its names stand in a module of their own that no index exports.
  },

  async *emit({ clients }) {
    for (const client of clients.filter(({ schema }) => schema !== null)) {
      const { default: openapiTs, astToString } = await import("openapi-typescript");
      const document = structuredClone(client.schema) as Parameters<typeof openapiTs>[0];
      const ast = await openapiTs(document, { alphabetize: true, silent: true });
      const path = `${client.folder}schema`;
      yield { kind: "types", path, header: headerOf(client.document), text: astToString(ast) };
    }
  },
};
