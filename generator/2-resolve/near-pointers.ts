import { escapeToken, pointerTokens } from "../1-load/source.js";
import { suggest } from "../diagnostics/suggest.js";
import { child, isRecord, type Node } from "./node.js";

/**
 * The pointer that was probably meant by one that leads nowhere: each part that isn't there is taken
 * for a misspelt one. If that leads nowhere either, it is the component of that name.
 */
export function nearPointer(fragment: string, start: Node): string | undefined {
  const tokens = pointerTokens(fragment);
  const meant = misspelt(tokens, start) ?? componentOf(tokens.at(-1), start);
  return meant?.map((token) => `/${escapeToken(token)}`).join("");
}

function misspelt(tokens: readonly string[], start: Node): readonly string[] | undefined {
  const meant: string[] = [];
  let node = start;
  for (const token of tokens) {
    const isThere = child(node, token) !== undefined;
    const known = isRecord(node.value) ? Object.keys(node.value) : [];
    const name = isThere ? token : suggest(token, known);
    if (name === undefined) return undefined;
    meant.push(name);
    node = child(node, name)!;
  }
  return meant;
}

/** `#/schemas/Order`, `#/components/Order`: where the name is right, it says enough. */
function componentOf(name: string | undefined, start: Node): readonly string[] | undefined {
  const components = child(start, "components");
  if (name === undefined || !isRecord(components?.value)) return undefined;
  const sections = Object.keys(components.value);
  const found = sections.filter((section) => child(child(components, section)!, name));
  return found.length === 1 ? ["components", found[0]!, name] : undefined;
}
