import { isMap, isPair, isScalar, isSeq, parseDocument, type Document, type Node } from "yaml";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { lengthOnLine } from "./json-source.js";
import { pointerTokens, type Source } from "./source.js";

/** Aliases may multiply a text; beyond this many the document is taken for an attack. */
const maxAliasCount = 10_000;

/** Reads a YAML 1.2 text, with merge keys. `undefined` where it is none: the errors are reported. */
export function readYaml(
  file: string,
  path: string,
  text: string,
  diagnostics: Diagnostics,
): Source | undefined {
  const document = parseDocument(text, { merge: true, stringKeys: true, prettyErrors: false });
  for (const { code, message, pos } of document.errors) {
    const key = /^("[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(text.slice(pos[0]))![0];
    const end = code === "DUPLICATE_KEY" ? pos[0] + key.length : Math.max(pos[0] + 1, pos[1]);
    const length = lengthOnLine(text, pos[0], end);
    const at = { kind: "offset", file, offset: pos[0], length } as const;
    if (code === "DUPLICATE_KEY") {
      diagnostics.add("WF1003", `the key ${key} stands twice in one mapping`, at);
    } else diagnostics.add("WF1002", `this is not YAML: ${message}`, at);
  }
  if (document.errors.length > 0) return undefined;
  try {
    const value: unknown = document.toJS({ maxAliasCount });
    return { file, path, text, value, ...locator(document, text) };
  } catch (error) {
    const at = { kind: "offset", file, offset: 0, length: 1 } as const;
    diagnostics.add("WF1005", `the YAML can't be expanded: ${(error as Error).message}`, at);
    return undefined;
  }
}

function locator(document: Document, text: string): Pick<Source, "locate" | "keysAt"> {
  return {
    locate(pointer, on) {
      const { key, value } = find(document, pointer);
      const node = (on === "key" ? (key ?? value) : (value ?? key)) as Node | null;
      const [start, end] = node?.range ?? [0, 1];
      return { offset: start, length: lengthOnLine(text, start, Math.max(end, start + 1)) };
    },
    keysAt(pointer) {
      const { value } = find(document, pointer);
      if (!isMap(value)) return [];
      return value.items.map(({ key }) => String(isScalar(key) ? key.value : key));
    },
  };
}

/** A member's key (null for an item) and value, as nodes of the document. */
interface Found {
  readonly key: unknown;
  readonly value: unknown;
}

/** The deepest node that the pointer reaches: its key (if it is a member) and its value. */
function find(document: Document, pointer: string): Found {
  let at: Found = { key: null, value: document.contents };
  for (const token of pointerTokens(pointer)) {
    const next = child(document, at.value, token);
    if (next === undefined) return at;
    at = next;
  }
  return { key: at.key, value: resolveAlias(document, at.value) ?? at.value };
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
