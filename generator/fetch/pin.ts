import { isMap, isPair, isScalar, parseDocument, type Pair, type YAMLMap } from "yaml";

/** SHA-256 by client (its key in `clients`). */
export type Pins = ReadonlyMap<string, string>;

/**
 * The text of `wireform.yaml` with the `sha256` of some clients, otherwise unchanged; `null` if it
 * is written in a way that only people can edit (an alias, a merged mapping).
 */
export function withPins(text: string, pins: Pins): string | null {
  const edits = [...pins].map(([client, sha256]) => findEdit(text, client, sha256));
  if (edits.some((edit) => edit === null)) return null;
  // From the end, so that earlier offsets stay valid.
  const sorted = edits.filter((edit) => edit !== null).toSorted((a, b) => b.from - a.from);
  const edited = sorted.reduce(
    (done, { from, to, text: added }) => done.slice(0, from) + added + done.slice(to),
    text,
  );
  const written = parseDocument(edited);
  const isRight = ([client, sha256]: [string, string]) =>
    written.getIn(["clients", client, "sha256"]) === sha256;
  return written.errors.length === 0 && [...pins].every(isRight) ? edited : null;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function findEdit(text: string, client: string, sha256: string): Edit | null {
  const map = parseDocument(text).getIn(["clients", client], true);
  if (!isMap(map)) return null;
  const quoted = `"${sha256}"`;
  const pinned = rangeOf(findPair(map, "sha256")?.value);
  if (pinned !== null) return { from: pinned[0], to: pinned[1], text: quoted };
  const pair = findPair(map, "document");
  const [key, value] = [rangeOf(pair?.key), rangeOf(pair?.value)];
  if (key === null || value === null) return null;
  if (map.flow === true) return { from: value[1], to: value[1], text: `, sha256: ${quoted}` };
  const indent = text.slice(text.lastIndexOf("\n", key[0]) + 1, key[0]);
  // After a comment on that line, if there is one.
  const end = /\r?\n|$/.exec(text.slice(value[1]))!.index + value[1];
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  return { from: end, to: end, text: `${newline}${indent}sha256: ${quoted}` };
}

function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
}

/** The range of a scalar in the text; `null` if it has none. */
function rangeOf(node: unknown): readonly [from: number, to: number] | null {
  if (!isScalar(node) || !node.range) return null;
  return [node.range[0], node.range[1]];
}
