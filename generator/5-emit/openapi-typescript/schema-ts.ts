import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { typesOnly } from "./schema-document.js";

/**
 * `schema.ts`: the document as openapi-typescript reads it (`paths`, `components`, `operations`),
 * for users of openapi-fetch and as a second opinion on our own types.
 */
export const schemaTs: Emitter = {
  name: "schema.ts",
  version: ownVersion,
  module: import.meta.url,

  *emit({ clients }) {
    for (const client of clients) {
      if (typeof client.schema !== "string") continue;
      const path = `${client.folder}schema`;
      yield { kind: "types", path, header: headerOf(client.document), text: client.schema };
    }
  },
};

/** The text of `schema.ts`; `null` where openapi-typescript can't make one, which is reported. */
export async function readSchema(
  document: unknown,
  at: string,
  diagnostics: Diagnostics,
): Promise<string | null> {
  const fail = (why: string): null => {
    const message = `openapi-typescript can't read the document: ${why}`;
    diagnostics.report("WF5001", at, message, { hint: "leave --schema out" });
    return null;
  };
  const types = typesOnly(document);
  if (typeof types["leaves"] === "string")
    return fail(`--schema needs all in one file, ${types["leaves"]} leads out of it`);
  const { default: openapiTs, astToString } = await import("openapi-typescript");
  const { writeRecords } = await import("./schema-records.js");
  try {
    const ast = await quietly(() =>
      openapiTs(types as unknown as Parameters<typeof openapiTs>[0], {
        alphabetize: true,
        silent: true,
      }),
    );
    return astToString(writeRecords(ast));
  } catch (error) {
    return fail((error as Error).message.split("\n", 1)[0]!);
  }
}

/** `silent` does not silence its errors: what it prints comes back as a diagnostic. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { error, warn } = console;
  console.error = console.warn = () => {};
  try {
    return await work();
  } finally {
    Object.assign(console, { error, warn });
  }
}
