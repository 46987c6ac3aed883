import type { OpenApi } from "../../2-resolve/openapi.js";
import { Diagnostics, type Diagnostic, type Pointer } from "../../diagnostics/diagnostic.js";
import { typesOnly } from "./schema-document.js";

export interface SchemaText {
  /** `null` where openapi-typescript can't make one. */
  readonly text: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The text of `schema.ts`. It is made before all names are planned: without it, nothing exports it. */
export async function makeSchemaText(openapi: OpenApi): Promise<SchemaText> {
  const diagnostics = new Diagnostics();
  const fail = (code: "WF3003" | "WF5001", at: Pointer, message: string): SchemaText => {
    diagnostics.report(code, at, message, { hint: "leave --schema out" });
    return { text: null, diagnostics: diagnostics.all };
  };
  if (openapi.isSwagger)
    return fail("WF3003", openapi.root.at, "openapi-typescript reads no Swagger 2.0");
  const { entry } = openapi.sources;
  const unreadable = (why: string) =>
    fail("WF5001", `${entry.file}#`, `openapi-typescript can't read the document: ${why}`);
  const types = typesOnly(entry.value);
  if (typeof types["leaves"] === "string")
    return unreadable(`--schema needs all in one file, ${types["leaves"]} leads out of it`);
  const { default: openapiTs, astToString } = await import("openapi-typescript");
  const { writeRecords } = await import("./schema-records.js");
  try {
    const ast = await quietly(() =>
      openapiTs(types as unknown as Parameters<typeof openapiTs>[0], {
        alphabetize: true,
        silent: true,
      }),
    );
    return { text: astToString(writeRecords(ast)), diagnostics: [] };
  } catch (error) {
    return unreadable((error as Error).message.split("\n", 1)[0]!);
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
