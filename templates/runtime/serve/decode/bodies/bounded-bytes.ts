/** The bytes of a body that arrives in pieces, up to a limit. */

/**
 * Stops reading when there are more bytes than `most`; then it returns what it has, which is more.
 * For `RequestWithBody.body`, which refuses it.
 */
export async function boundedBytes(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array> {
  if (stream === null) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  while (length <= most) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    length += value.length;
  }
  if (length > most) await reader.cancel();
  if (pieces.length === 1) return pieces[0]!;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
