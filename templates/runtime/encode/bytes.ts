/** What bytes of an answer are. */

/**
 * `Uint8Array<ArrayBuffer>`, which `Blob`, `Response` and `crypto.subtle` take: bytes whose memory
 * nobody shares. Before TypeScript 5.7 `Uint8Array` takes no argument, and this says so too.
 */
export type Bytes = ReturnType<typeof Uint8Array.of>;
