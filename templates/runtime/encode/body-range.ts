/**
 * Request bodies of a range of media types (`image/*`): a Content-Type names a single one (RFC 9110
 * 8.3), so the caller's `contentType` or a Blob's own type decides. Nothing is guessed.
 */
import { isHeaderText } from "./charset.js";
import { isByteStream } from "./codecs/scalar.js";
import { EncodeError } from "./errors.js";
import { isJson } from "./json.js";
import { essenceOf } from "./media-types.js";
import type { BodyWriter } from "./operation.js";
import { bytesBody } from "./text-body.js";

/**
 * @param range as in the document: with one `*`, or as a whole
 * @param writer for values that aren't bytes: bytes are sent unchanged
 * @param json the same if the media type is JSON
 */
export function bodyRange(
  range: string,
  writer: BodyWriter,
  json: BodyWriter = writer,
): BodyWriter {
  const [start = "", end = ""] = essenceOf(range).split(/\*(?:\/\*)?/);
  const isInside = (type: string): boolean => {
    const isType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+ *(;|$)/.test(type) && isHeaderText(type);
    return isType && essenceOf(type).startsWith(start) && essenceOf(type).endsWith(end);
  };
  const writerOf = (contentType: string): BodyWriter => ({
    contentType,
    write: (value) =>
      (isBytes(value) ? bytesBody("") : isJson(contentType) ? json : writer).write(value),
  });
  return {
    contentType: range,
    choose: (type) => (type !== undefined && isInside(type) ? writerOf(type) : undefined),
    write(value) {
      const type = value instanceof Blob ? value.type : "";
      if (isInside(type)) return { contentType: type, body: value as Blob };
      const reason = `contentType is one within ${range}, or a Blob has a type of it`;
      throw new EncodeError("ambiguous_content_type", reason);
    },
  };
}

function isBytes(value: unknown): boolean {
  return (
    isByteStream(value) || [Blob, Uint8Array, ArrayBuffer].some((kind) => value instanceof kind)
  );
}
