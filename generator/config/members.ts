import { child, type Node } from "../2-resolve/node.js";
import { asString, type Reader } from "../2-resolve/reader.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/suggest.js";

/** An object with all of its keys, optional ones too: a missing key doesn't compile. */
export type Complete<T> = { readonly [K in keyof Required<T>]: T[K] };

/** Takes the rest of an object after all known keys were read: an unread key doesn't compile. */
export function nothingLeft(_: Readonly<Record<string, never>>): void {
  // Only the compiler checks it.
}

/** The keys that a mapping may have: the part of its JSON Schema that the reader needs. */
interface MappingSchema {
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The form of a text: the part of its JSON Schema that the reader needs. */
interface TextSchema {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** An unknown key is an error, because it would have no effect. */
export function checkKeys(node: Node, schema: MappingSchema, diagnostics: Diagnostics): void {
  const known = Object.keys(schema.properties);
  for (const key of Object.keys(node.value as object))
    if (!known.includes(key))
      diagnostics.report("WF8002", child(node, key)!.at, `unknown key \`${key}\``, {
        on: "key",
        hint: hintOf(key, known),
      });
}

function hintOf(key: string, known: readonly string[]): string {
  const other = otherWords.get(key.toLowerCase().replace(/[^a-z]/g, "")) ?? "";
  if (known.includes(other)) return `did you mean ${other}?`;
  return didYouMean(key, known) ?? `known keys: ${known.join(", ")}`;
}

/** What people, or other tools, call a key. */
const otherWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cli: ["commands", "command", "commandline"],
    document: ["spec", "openapi", "input", "schema"],
    fake: ["mock", "mocks", "msw"],
    handler: ["server", "serve"],
    query: ["reactquery", "tanstack", "tanstackquery", "swr"],
    tools: ["mcp", "agents"],
    output: ["out", "outdir", "dir"],
  }).flatMap(([key, words]) => words.map((word) => [word, key] as const)),
);

/**
 * Reads a mapping. For a value that is none, the hint shows the form, with that value in its place:
 * `package: shop` is meant as `package: { name: shop }`.
 * @param member the key that a text is likely meant for
 * @param example a value of that key
 */
export function readMapping(
  node: Node,
  key: string,
  { member, example }: { readonly member: string; readonly example: string },
  read: Reader,
): Node | undefined {
  const value = child(node, key)?.value;
  const isList = example.startsWith("[");
  const given = isList ? textsOf(value) : value === "" ? undefined : asString(value);
  return read.mapping(node, key, `\`${key}: { ${member}: ${given ?? example} }\``);
}

/** `[a, b]`, of one text or of several. */
function textsOf(value: unknown): string | undefined {
  const texts = [value].flat().map(asString);
  return texts.length > 0 && texts.every((text) => !!text) ? `[${texts.join(", ")}]` : undefined;
}

/**
 * Reads a text by its schema, and reports what is wrong with it.
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
