import type { Codec, SimpleCodec } from "./codec.js";

/** The codecs of a run: what is equal is one object, so that `===` tells whether values are written alike. */
export class CodecTable {
  readonly #simple = new Map<SimpleCodec, Codec>();
  readonly #byContent = new Map<string, Codec>();
  readonly #numbers = new Map<unknown, number>();

  simple(name: SimpleCodec): Codec {
    let codec = this.#simple.get(name);
    if (codec === undefined) {
      codec = this.add({ kind: "simple", name });
      this.#simple.set(name, codec);
    }
    return codec;
  }

  /** @param codec the codecs in it come from this table */
  add(codec: Codec): Codec {
    const content = this.#membersOf(codec);
    const known = this.#byContent.get(content);
    if (known !== undefined) return known;
    this.#byContent.set(content, codec);
    this.#numbers.set(codec, this.#numbers.size);
    return codec;
  }

  #contentOf(value: unknown): string {
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const number = this.#numbers.get(value);
    return number === undefined ? this.#membersOf(value) : `#${number}`;
  }

  /** Objects of one kind have their members in one order. */
  #membersOf(value: object): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.#contentOf(item)).join()}]`;
    const members = Object.entries(value).map(([key, inner]) => `${key}:${this.#contentOf(inner)}`);
    return `{${members.join()}}`;
  }
}
