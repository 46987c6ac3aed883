import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
  type YAMLParseError,
} from "yaml";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { tooDeep } from "./document-limits.js";
import { lengthOnLine } from "./json/source.js";
import { pointerTokens, type Source } from "./source.js";

/** Aliases may multiply a text; beyond this many the document is taken for an attack. */
const maxAliasCount = 10_000;

/** Reads a YAML 1.2 text, with merge keys. `undefined` where it is none: the errors are reported. */
export async function readYaml(
  file: string,
  path: string,
  text: string,
  diagnostics: Diagnostics,
): Promise<Source | undefined> {
  const document = parse(text);
  const start = { kind: "offset", file, offset: 0, length: 1 } as const;
  if (document === null || document.errors.some(({ code }) => code === "RESOURCE_EXHAUSTION")) {
    diagnostics.add("WF1005", `the YAML can't be read: ${tooDeep()}`, start);
    return undefined;
  }
  warnOfFurther(document, file, text, diagnostics);
  const errors = document.errors
    .filter(({ code }) => code !== "MULTIPLE_DOCS")
    .map((error) => describeError(error, file, text));
  const repaired = errors.length > 0 ? await readLeniently(text) : undefined;
  for (const { code, message, at } of errors)
    if (repaired === undefined) diagnostics.add(code, message, at);
    else diagnostics.add("WF1006", `${message}; it was read anyway`, at);
  if (errors.length > 0 && repaired === undefined) return undefined;
  try {
    const value: unknown = repaired?.value ?? document.toJS({ maxAliasCount });
    const tooLargeAt = () => placeOf(brokenAlias(document)?.node, file, text);
    return { file, path, text, value, tooLargeAt, ...locator(document, text) };
  } catch (error) {
    const alias = brokenAlias(document);
    const why = error instanceof RangeError ? tooDeep() : (alias?.why ?? (error as Error).message);
    const at = placeOf(alias?.node, file, text);
    diagnostics.add("WF1005", `the YAML can't be expanded: ${why}`, at);
    return undefined;
  }
}

/** A file has one document: others are told, but for the nothing behind a last `---`. */
function warnOfFurther(
  document: Document,
  file: string,
  text: string,
  diagnostics: Diagnostics,
): void {
  const further = document.errors.find(({ code }) => code === "MULTIPLE_DOCS");
  if (further === undefined) return;
  const [offset] = further.pos;
  const rest = text.slice(offset).replaceAll(/^(---|\.\.\.|\s*#.*)/gm, "");
  if (rest.trim() === "") return;
  const at = { kind: "offset", file, offset, length: 3 } as const;
  const message = "a second YAML document starts here: it is ignored";
  diagnostics.add("WF1006", message, at, { hint: "only the first document of a file is read" });
}

function describeError({ code, message, pos }: YAMLParseError, file: string, text: string) {
  const isRepeated = code === "DUPLICATE_KEY";
  const key = /^("[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(text.slice(pos[0]))![0];
  const end = isRepeated ? pos[0] + key.length : Math.max(pos[0] + 1, pos[1]);
  const length = lengthOnLine(text, pos[0], end);
  return {
    code: isRepeated ? ("WF1003" as const) : ("WF1002" as const),
    message: isRepeated
      ? `the key ${key} appears twice in one mapping`
      : `this is not YAML: ${message}`,
    at: { kind: "offset", file, offset: pos[0], length } as const,
  };
}

/**
 * Published documents break YAML's indentation inside quoted text, which js-yaml 4 lets pass.
 * Repeated keys it does not.
 */
async function readLeniently(text: string): Promise<{ value: unknown } | undefined> {
  const { load, CORE_SCHEMA } = await import("js-yaml");
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch {
    return undefined;
  }
}

/** Keys are text (`200` is "200"), but where a merge key makes that impossible. */
function parse(text: string): Document.Parsed | null {
  const options = { merge: true, prettyErrors: false, logLevel: "error" } as const;
  try {
    const document = parseDocument(text, { ...options, stringKeys: true });
    const isMerge = document.errors.some(({ code }) => code === "NON_STRING_KEY");
    const read = isMerge ? parseDocument(text, options) : document;
    if (isMerge || read.schema.name === "yaml-1.1") keepTexts(read);
    return read;
  } catch (error) {
    // Its reader calls itself for each level.
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

/** An alias of nothing, or of something that it is in; else the last one. */
function brokenAlias(document: Document) {
  const anchors = new Map<string, unknown>();
  let found: { readonly node: Alias; readonly why: string | null } | undefined;
  visit(document, {
    Node(_, node, around) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return undefined;
      }
      const target = anchors.get(node.source);
      const isInside = around.some((one) => one === target);
      const missing = `the anchor &${node.source} is not defined`;
      const inside = `*${node.source} is inside its own anchor`;
      const why = target === undefined ? missing : isInside ? inside : null;
      found = { node, why };
      return why === null ? undefined : visit.BREAK;
    },
  });
  return found;
}

/** Of an alias, or of the start. */
function placeOf(node: Alias | undefined, file: string, text: string) {
  const [offset, end] = node?.range ?? [0, 1];
  return { kind: "offset", file, offset, length: lengthOnLine(text, offset, end) } as const;
}

function locator(document: Document, text: string): Pick<Source, "locate" | "keysAt" | "textAt"> {
  return {
    locate(pointer, on) {
      const { key, value } = find(document, pointer);
      // Where nothing stands behind a key, that is the place.
      const isKey = on === "key" || (isScalar(value) && value.source === "");
      const node = (isKey ? (key ?? value) : (value ?? key)) as Node | null;
      const [start, end] = node?.range ?? [0, 1];
      return { offset: start, length: lengthOnLine(text, start, Math.max(end, start + 1)) };
    },
    keysAt(pointer) {
      const { value } = find(document, pointer);
      if (!isMap(value)) return [];
      return value.items.map(({ key }) => String(isScalar(key) ? key.value : key));
    },
    textAt(pointer) {
      const { value, isWhole } = find(document, pointer);
      if (!isWhole) return undefined;
      if (value === null) return "";
      return isScalar(value) ? (value.source ?? String(value.value)) : undefined;
    },
  };
}

/** A member's key (null for an item) and value, as nodes of the document. */
interface Found {
  readonly key: unknown;
  readonly value: unknown;
}

/** The deepest node that the pointer reaches, and whether that is where it leads. */
function find(document: Document, pointer: string): Found & { readonly isWhole: boolean } {
  let at: Found = { key: null, value: document.contents };
  for (const token of pointerTokens(pointer)) {
    const next = child(document, at.value, token);
    if (next === undefined) return { ...at, isWhole: false };
    at = next;
  }
  return { key: at.key, value: resolveAlias(document, at.value) ?? at.value, isWhole: true };
}

function child(document: Document, parent: unknown, token: string): Found | undefined {
  const node = resolveAlias(document, parent);
  if (isSeq(node)) {
    const value = node.items[Number(token)];
    return value === undefined ? undefined : { key: null, value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === token);
  if (pair !== undefined) return { key: pair.key, value: pair.value };
  for (const { key, value } of node.items)
    if (isScalar(key) && key.value === "<<") {
      const merged = resolveAlias(document, value);
      for (const part of isSeq(merged) ? merged.items : [merged]) {
        const found = child(document, part, token);
        if (found !== undefined) return found;
      }
    }
  return undefined;
}

function resolveAlias(document: Document, node: unknown): unknown {
  if (isPair(node)) return resolveAlias(document, node.value);
  return node !== null && typeof node === "object" && "source" in node && "resolve" in node
    ? (node as { resolve(d: Document): unknown }).resolve(document)
    : node;
}
