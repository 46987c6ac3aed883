import { parseDocument, visit, type Document } from "yaml";

/**
 * Published documents break YAML's rule of indentation inside quoted text. js-yaml 4 accepts that, but no
 * repeated keys.
 */
export async function readLeniently(text: string): Promise<{ value: unknown } | undefined> {
  const { load, CORE_SCHEMA } = await import("js-yaml");
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch {
    return undefined;
  }
}

/**
 * Keys are read as text (`200` is "200"), unless the document has merge keys, which the parser then
 * refuses.
 */
export function parse(text: string): Document.Parsed | null {
  const options = { merge: true, prettyErrors: false, logLevel: "error" } as const;
  try {
    const document = parseDocument(text, { ...options, stringKeys: true });
    const isMerge = document.errors.some(({ code }) => code === "NON_STRING_KEY");
    const read = isMerge ? parseDocument(text, options) : document;
    if (isMerge || read.schema.name === "yaml-1.1") keepTexts(read);
    return read;
  } catch (error) {
    // The parser is recursive: a deep document overflows the stack.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * A document that says `%YAML 1.1` has dates and bytes, which JSON hasn't: they are the texts that they are
 * written as. So are keys that were read as something else: `1.0`, `~`.
 */
function keepTexts(document: Document): void {
  visit(document, {
    Scalar(key, node) {
      const { value, source } = node;
      const isText = key === "key" || (value !== null && typeof value === "object");
      if (isText && typeof value !== "string" && source !== undefined) node.value = source;
    },
  });
}
