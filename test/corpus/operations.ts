/** The operations of a document, counted only from its text, without the generator's code. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { load } from "js-yaml";
import { parseDocument } from "yaml";
import type { UnpackedDocument } from "./documents.js";

/** `GET /pets/{id}` for every operation under `paths`, also through a `$ref` of a path item. */
export async function operationsOf({
  cwd,
  document,
}: UnpackedDocument): Promise<readonly string[]> {
  const file = path.join(cwd, document);
  const parsed = new Map<string, unknown>();
  const root = await parseOnce(file, parsed);
  const operations: string[] = [];
  for (const [name, item] of Object.entries(mappingAt(root, "paths"))) {
    if (name.startsWith("x-")) continue;
    const methods = await methodsOf(item, file, parsed);
    operations.push(...methods.map((method) => `${method} ${routeOf(name)}`));
  }
  return operations.toSorted();
}

/** The same from generated sources: what each module of `operations/` sends. */
export function operationsIn(texts: Iterable<string>): readonly string[] {
  const sent = /[\n,] +method: ("\S+"),\s+path:\s+("(?:[^"\\\n]|\\.)*"|'[^'\n]*'),/;
  const operations: string[] = [];
  for (const text of texts) {
    const [, method = '"?"', name = '"?"'] = sent.exec(text) ?? [];
    const unquoted = name.startsWith("'") ? name.slice(1, -1) : (JSON.parse(name) as string);
    operations.push(`${JSON.parse(method) as string} ${routeOf(unquoted)}`);
  }
  return operations.toSorted();
}

/**
 * The part of a path that is sent, normalized to compare: no fragment, a leading slash, `<` for
 * `%3C`, variables by their letters and digits, since some documents spell them differently than
 * their parameters.
 */
export function routeOf(name: string): string {
  const sent = name.replace(/#.*/s, "").replace(/^(?!\/)/, "/");
  return sent
    .replace(/(%[0-9A-F]{2})+/gi, (encoded) => decodeURIComponent(encoded))
    .replace(/\{[^{}]*\}/g, (variable) => `{${plain(variable)}}`);
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

type Mapping = Readonly<Record<string, unknown>>;

/** A path item may refer to one in another file, which may refer to another. */
async function methodsOf(
  item: unknown,
  file: string,
  parsed: Map<string, unknown>,
  depth = 0,
): Promise<readonly string[]> {
  if (!isMapping(item) || depth > 10) return [];
  const found = methods.filter((method) => isMapping(item[method]));
  const own = [
    ...found.map((method) => method.toUpperCase()),
    ...Object.keys(mappingAt(item, "additionalOperations")),
  ];
  if (typeof item["$ref"] !== "string") return own;
  const [target = "", pointer = ""] = item["$ref"].split("#", 2);
  const targetFile = target === "" ? file : path.resolve(path.dirname(file), target);
  let node = await parseOnce(targetFile, parsed);
  for (const token of pointer.split("/").slice(1)) {
    const key = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    node = isMapping(node) ? node[key] : undefined;
  }
  return [...new Set([...own, ...(await methodsOf(node, targetFile, parsed, depth + 1))])];
}

async function parseOnce(file: string, parsed: Map<string, unknown>): Promise<unknown> {
  if (!parsed.has(file)) parsed.set(file, parse(await readFile(file, "utf8")));
  return parsed.get(file);
}

/** As tolerant as possible: the generator reports what is wrong with a document. */
function parse(text: string): unknown {
  try {
    return load(text, { json: true });
  } catch {
    const lenient = { uniqueKeys: false, strict: false, merge: true };
    return parseDocument(text, lenient).toJS({ maxAliasCount: -1 });
  }
}

function mappingAt(node: unknown, key: string): Mapping {
  const value = isMapping(node) ? node[key] : undefined;
  return isMapping(value) ? value : {};
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
