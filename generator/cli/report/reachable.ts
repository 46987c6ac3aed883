import path from "node:path";
import { isRecord } from "../../2-resolve/node.js";
import { webhookKeys } from "../../1-load/keyword-context.js";
import { escapeToken, pointerTokens } from "../../1-load/source.js";
import { methods } from "../../3-lower/operations/methods.js";
import type { Files } from "./trial.js";

/** A part of a document: a file, and the keys that lead to it. */
export interface Part {
  readonly file: string;
  readonly tokens: readonly string[];
}

/**
 * The document with only these parts and what they refer to: what the filters of a client leave of it.
 * The small members of the document itself stay, such as its version and its security.
 */
export function keepReachable(files: Files, parts: readonly Part[]): Files {
  const kept = reach(files, [...headOf(files), ...parts]);
  const values = Object.entries(files.values).flatMap(([file, value]) => {
    const left = project(value, { file, tokens: [] }, kept);
    return left === undefined ? [] : [[file, left] as const];
  });
  return { ...files, values: Object.fromEntries(values) };
}

/** The operations that refer to a part, also by others. */
export function operationsWith(files: Files, part: Part): readonly Part[] {
  const key = keyOf(part);
  return operationsOf(files).filter((one) => reach(files, [one]).has(key));
}

function reach(files: Files, parts: readonly Part[]): ReadonlySet<string> {
  const kept = new Set<string>();
  const waiting = [...parts];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const key = keyOf(part);
    if (kept.has(key)) continue;
    kept.add(key);
    waiting.push(...referencesIn(valueAt(files, part), part.file, files));
  }
  return kept;
}

/** The operation or the component that a pointer leads into. */
export function partOf(file: string, pointer: string): Part {
  const tokens = pointerTokens(pointer);
  const depth = tokens[0] === "definitions" ? 2 : 3;
  return { file, tokens: tokens.slice(0, depth) };
}

/** The operation with an id; `undefined` if the document has none. */
export function findOperation(files: Files, id: string): Part | undefined {
  return operationsOf(files).find((part) => {
    const operation = valueAt(files, part);
    return isRecord(operation) && operation["operationId"] === id;
  });
}

/** All operations of the document, also those of webhooks. */
export function operationsOf({ entry, values }: Files): readonly Part[] {
  const document = values[entry];
  return ["paths", ...webhookKeys].flatMap((group) => {
    const paths = Object.entries(membersOf(isRecord(document) ? document[group] : undefined));
    return paths.flatMap(([name, item]) =>
      Object.keys(membersOf(item))
        .filter((key) => methods.includes(key))
        .map((method): Part => ({ file: entry, tokens: [group, name, method] })),
    );
  });
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** Operations and components are kept where they are reached, all else of the document as it is. */
function headOf({ entry, values }: Files): Part[] {
  const document = values[entry];
  if (!isRecord(document)) return [];
  const large = new Set(["paths", ...webhookKeys, "components", "definitions"]);
  const names = Object.keys(document).filter((name) => !large.has(name));
  const head = names.map((name) => ({ file: entry, tokens: [name] }));
  return [...head, { file: entry, tokens: ["components", "securitySchemes"] }];
}

function keyOf({ file, tokens }: Part): string {
  return [file, ...tokens.map(escapeToken)].join("/");
}

/** `undefined`: there is no such part. */
export function valueAt({ values }: Files, { file, tokens }: Part): unknown {
  let value: unknown = values[file];
  for (const token of tokens)
    value = value !== null && typeof value === "object" ? Reflect.get(value, token) : undefined;
  return value;
}

function referencesIn(value: unknown, file: string, files: Files): Part[] {
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item, file, files));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (key === "mapping" && isRecord(member))
      return Object.values(member).flatMap((word) => mappedSchema(word, file, files));
    if (key === "$ref") return targetOf(member, file, files);
    return referencesIn(member, file, files);
  });
}

/** The word of a mapping is a `$ref`, or the name of a schema. */
function mappedSchema(word: unknown, file: string, files: Files): Part[] {
  if (typeof word !== "string" || /[#/.]/.test(word)) return targetOf(word, file, files);
  return [{ file: files.entry, tokens: ["components", "schemas", word] }];
}

function targetOf(reference: unknown, from: string, { values }: Files): Part[] {
  if (typeof reference !== "string") return [];
  const [name = "", pointer = ""] = reference.split("#");
  const file = name === "" ? from : path.posix.join(path.posix.dirname(from), decode(name));
  if (!Object.hasOwn(values, file)) return [];
  return [{ file, tokens: pointerTokens(decode(pointer)) }];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What is kept of a value; `undefined`: nothing. */
function project(value: unknown, at: Part, kept: ReadonlySet<string>): unknown {
  if (kept.has(keyOf(at))) return value;
  if (!isRecord(value)) return undefined;
  const own = Object.entries(value).flatMap(([key, member]) => {
    const left = project(member, { ...at, tokens: [...at.tokens, key] }, kept);
    return left === undefined ? [] : [[key, left] as const];
  });
  // A document may have no operations, but hardly ever no `paths`.
  if (at.tokens.length === 1 && at.tokens[0] === "paths" && own.length === 0) return {};
  // What all operations of a path share.
  const shared = at.tokens[0] === "paths" && at.tokens.length === 2 && own.length > 0;
  const parameters = shared && "parameters" in value ? [["parameters", value["parameters"]]] : [];
  return own.length === 0 ? undefined : Object.fromEntries([...parameters, ...own]);
}
