import { isMap, isPair, isScalar, isSeq, type Document, type Node } from "yaml";
import { lengthOnLine } from "../json/source.js";
import { pointerTokens, type Source } from "../source.js";

export function locator(
  document: Document,
  text: string,
): Pick<Source, "locate" | "keysAt" | "textAt" | "writtenAt"> {
  return {
    locate(pointer, on) {
      const { key, value } = find(document, pointer);
      // A key without a value is the place itself.
      const isKey = on === "key" || (isScalar(value) && value.source === "");
      const node = (isKey ? (key ?? value) : (value ?? key)) as Node | null;
      const [start, end] = node?.range ?? [0, 1];
      return { offset: start, length: lengthOnLine(text, start, Math.max(end, start + 1)) };
    },
    writtenAt: () => undefined,
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
export function find(document: Document, pointer: string): Found & { readonly isWhole: boolean } {
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
