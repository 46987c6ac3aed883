import { Interner } from "../../model/intern.js";
import type { Codec, SimpleCodec } from "./codec.js";

/**
 * The codecs of a run: equal codecs are one object, so that `===` tells whether values are written
 * the same way.
 */
export class CodecTable {
  readonly #interner = new Interner(() => true);
  readonly #byNumber = new Map<number, Codec>();
  readonly #simple = new Map<SimpleCodec, Codec>();

  simple(name: SimpleCodec): Codec {
    const codec = this.#simple.get(name) ?? this.add({ kind: "simple", name });
    this.#simple.set(name, codec);
    return codec;
  }

  numberOf(data: unknown): number {
    return this.#interner.numberOf(data);
  }

  add(codec: Codec): Codec {
    const number = this.numberOf(codec);
    const known = this.#byNumber.get(number) ?? codec;
    this.#byNumber.set(number, known);
    return known;
  }
}
