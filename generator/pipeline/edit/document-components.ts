/** The components of a document, each of which is read when it is asked for. */
import { escapeToken } from "../../1-load/source.js";
import { subtypesIn, type Subtypes } from "./component-names.js";
import type { DocumentIndex } from "./document-index.js";
import { memberValue, placeOf, type MemberList } from "./member-list.js";

export class DocumentComponents {
  readonly #bytes: Buffer;
  /** Where each component stands, by the reference to it. */
  readonly #places = new Map<string, readonly [members: MemberList, index: number]>();
  readonly #texts = new Map<string, string>();
  #subtypes: Subtypes | undefined;

  constructor(bytes: Buffer, { groups }: DocumentIndex) {
    this.#bytes = bytes;
    for (const [group, members] of groups)
      for (const [index, key] of members.keys.entries())
        this.#places.set(referenceTo(group, key), [members, index]);
  }

  has(reference: string): boolean {
    return this.#places.has(reference);
  }

  /** The JSON of one that is there, without blanks. */
  textOf(reference: string): string {
    const text =
      this.#texts.get(reference) ??
      JSON.stringify(memberValue(this.#bytes, ...this.#places.get(reference)!));
    this.#texts.set(reference, text);
    return text;
  }

  get subtypes(): Subtypes {
    return (this.#subtypes ??= subtypesIn(this.#families()));
  }

  /** The texts of those that extend others, or may be extended. */
  #families(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    // Most documents have none.
    if (!mayHaveFamilies(this.#bytes)) return texts;
    for (const [reference, [members, index]] of this.#places) {
      const { start, end } = placeOf(members, index);
      if (mayBeOfFamily(this.#bytes.subarray(start, end)))
        texts.set(reference, this.textOf(reference));
    }
    return texts;
  }
}

function mayHaveFamilies(bytes: Buffer): boolean {
  return bytes.includes('"allOf"') || bytes.includes("\\u");
}

function mayBeOfFamily(bytes: Buffer): boolean {
  return mayHaveFamilies(bytes) || bytes.includes('"discriminator"');
}

export function referenceTo(group: string, key: string): string {
  return `#/${group}/${escapeToken(key)}`;
}
