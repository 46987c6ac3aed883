import { child, type Node } from "../2-resolve/node.js";
import type { Reader } from "../2-resolve/reader.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/suggest.js";

/** An object with all of its keys, optional ones too: one that is forgotten doesn't compile. */
export type Complete<T> = { readonly [K in keyof Required<T>]: T[K] };

/** Takes what is left of an object of which all keys are read: one that is not doesn't compile. */
export function nothingLeft(_: Readonly<Record<string, never>>): void {
  // The compiler has looked at it.
}

/** The keys that a mapping may have: as much of its JSON Schema as the reader needs. */
interface MappingSchema {
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What a text has to look like: as much of its JSON Schema as the reader needs. */
interface TextSchema {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** An unknown key is an error: it would be a wish without effect. */
export function checkKeys(node: Node, schema: MappingSchema, diagnostics: Diagnostics): void {
  const known = Object.keys(schema.properties);
  for (const key of Object.keys(node.value as object))
    if (!known.includes(key))
      diagnostics.report("WF8002", child(node, key)!.at, `unknown key \`${key}\``, {
        on: "key",
        hint: didYouMean(key, known) ?? `known keys: ${known.join(", ")}`,
      });
}

/**
 * A text by the rules of its schema; what breaks them is reported.
 * @param hint what the text should be
 */
export function readText(
  node: Node,
  key: string,
  schema: TextSchema,
  hint: string,
  read: Reader,
  diagnostics: Diagnostics,
): string | undefined {
  const text = read.string(node, key);
  if (text === undefined || isText(text, schema)) return text;
  const message = `\`${key}\` can't be ${JSON.stringify(text)}`;
  diagnostics.report("WF8002", child(node, key)!.at, message, { hint });
  return undefined;
}

/** JSON Schema counts characters, not UTF-16 units, and its patterns match anywhere. */
export function isText(text: string, { minLength = 0, maxLength, pattern }: TextSchema): boolean {
  const length = [...text].length;
  if (length < minLength || (maxLength !== undefined && length > maxLength)) return false;
  return pattern === undefined || new RegExp(pattern, "u").test(text);
}
