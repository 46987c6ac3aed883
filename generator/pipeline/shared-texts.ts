/**
 * Texts of files that one thread has printed and another one gets, in memory that both have: nothing is copied,
 * and most texts are only written. As strings they would be in the heaps of both.
 */
import type { OutputFile } from "../6-print/print.js";

/** A file as it is sent. */
export interface SharedFile extends Omit<OutputFile, "text"> {
  /** Its text in UTF-8, in shared memory. */
  readonly bytes: Uint8Array;
}

/** Bytes. Many texts are in one piece of memory. */
const pieceSize = 1 << 18;

/** Puts texts into shared memory. */
export class SharedTexts {
  #room: Buffer = Buffer.alloc(0);

  add(text: string): Uint8Array {
    // No character takes more in UTF-8.
    const most = text.length * 3;
    if (this.#room.length < most)
      this.#room = Buffer.from(new SharedArrayBuffer(Math.max(most, pieceSize)));
    const bytes = this.#room.subarray(0, this.#room.write(text));
    this.#room = this.#room.subarray(bytes.length);
    return bytes;
  }
}

/** The same file, whose text is made of its bytes when it is read. */
export function fileOf({ bytes, ...file }: SharedFile): OutputFile {
  return {
    ...file,
    get text() {
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
    },
  };
}
