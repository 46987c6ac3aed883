import type { Codec } from "./codec.js";

/** The codecs of a run: what is equal is one object, so that `===` tells whether values are written alike. */
export class CodecTable {
  readonly #byContent = new Map<string, Codec>();
  readonly #numbers = new Map<unknown, number>();

  /** @param codec the codecs in it come from this table */
  add(codec: Codec): Codec {
    const content = JSON.stringify(codec, (name, inner: unknown) => {
      const number = name === "" ? undefined : this.#numbers.get(inner);
      return number === undefined ? inner : { number };
    });
    const known = this.#byContent.get(content);
    if (known !== undefined) return known;
    this.#byContent.set(content, codec);
    this.#numbers.set(codec, this.#numbers.size);
    return codec;
  }
}
