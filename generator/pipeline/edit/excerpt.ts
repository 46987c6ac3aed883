/** Parts of a document as one text, of which each place is known in the document. */
import { webhookKeys } from "../../1-load/keyword-context.js";
import type { LinePlace } from "../../diagnostics/locate.js";
import { countLines, lineStart } from "./changed-bytes.js";
import { referenceTo } from "./document-components.js";
import type { IndexedDocument } from "./indexed-document.js";
import { placeOf, type MemberList, type MemberPlace } from "./member-list.js";
import type { Reached } from "./reached-components.js";

export class Excerpt {
  readonly #document: Buffer;
  #text = "";
  /** Where each part begins: here, and in the document. */
  readonly #parts: { readonly at: number; readonly place: Omit<MemberPlace, "end"> }[] = [];

  constructor(document: Buffer) {
    this.#document = document;
  }

  get text(): string {
    return this.#text;
  }

  /** Adds what isn't in the document. */
  add(text: string): void {
    this.#text += text;
  }

  copy(place: MemberPlace): void {
    this.#parts.push({ at: this.#text.length, place });
    this.#text += this.#document.toString("utf8", place.start, place.end);
  }

  /** Where an offset of the text is in the document. */
  placeAt(offset: number): LinePlace {
    const { at, place } = this.#parts.findLast((part) => part.at <= offset) ?? this.#parts[0]!;
    const bytes = this.#document;
    const to = place.start + Buffer.byteLength(this.#text.slice(at, offset));
    const start = lineStart(bytes, to);
    const end = bytes.indexOf("\n", to);
    return {
      line: place.line + countLines(bytes, place.start, to) + 1,
      column: bytes.toString("utf8", start, to).length + 1,
      text: bytes.toString("utf8", start, end < 0 ? bytes.length : end),
    };
  }
}

const webhookMembers: ReadonlySet<string> = new Set(webhookKeys);

/** The members of a document, but for paths and webhooks, and of components those that are reached. */
export function excerptOfRest(document: IndexedDocument, { whole, named }: Reached): Excerpt {
  const { bytes, index } = document;
  const { groups, components, root } = index;
  const excerpt = new Excerpt(bytes);
  const addMembers = (list: MemberList, inside: string) => {
    let comma = "";
    for (const [number, key] of list.keys.entries()) {
      if (inside === "" && (key === "paths" || webhookMembers.has(key))) continue;
      const place = placeOf(list, number);
      const isGroup = groups.has(inside);
      const reference = isGroup ? referenceTo(inside, key) : "";
      const isNamed = isGroup && named.has(reference);
      if (isGroup && !isNamed && !whole.has(reference)) continue;
      excerpt.add(comma);
      comma = ",";
      const inner = isGroup ? undefined : innerMembers(inside, key);
      if (isNamed) excerpt.add(`${JSON.stringify(key)}:{}`);
      else if (inner === undefined || inner.keys.length === 0) excerpt.copy(place);
      else {
        excerpt.copy({ ...place, end: placeOf(inner, 0).start });
        addMembers(inner, inside === "" ? key : `${inside}/${key}`);
        excerpt.add("}");
      }
    }
  };
  const innerMembers = (inside: string, key: string) =>
    inside === "" && key === "components"
      ? components
      : groups.get(inside === "" ? key : `${inside}/${key}`);
  excerpt.add("{");
  addMembers(root, "");
  return excerpt;
}

/** The member `paths`, with some of its own. */
export function excerptOfPaths(
  { bytes, index }: IndexedDocument,
  paths: readonly string[],
): Excerpt {
  const { root, pathsStart } = index;
  const excerpt = new Excerpt(bytes);
  excerpt.copy({ ...placeOf(root, root.keys.indexOf("paths")), end: pathsStart + 1 });
  let comma = "";
  for (const path of paths) {
    excerpt.add(comma);
    comma = ",";
    excerpt.copy(placeOf(index.paths, index.paths.keys.indexOf(path)));
  }
  excerpt.add("}");
  return excerpt;
}
