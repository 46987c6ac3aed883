/** Bodies that are one text or plain bytes. */
import type { Codec } from "./codecs/codec.js";
import { admitsNull, resolve } from "./codecs/resolve.js";
import { bytesOf, isByteStream, misfit, scalarText } from "./codecs/scalar.js";
import { EncodeError } from "./errors.js";
import type { BodyWriter, RequestBody } from "./operation.js";

/** A scalar as the whole body, for example `text/plain`. A null, if allowed, is empty. */
export function textBody<T>(codec: Codec<T>, contentType: string): BodyWriter {
  return {
    contentType,
    write(value) {
      if (value === null && admitsNull(codec)) return "";
      const node = resolve(codec, value);
      if (node.kind === "array" || node.kind === "object") throw misfit(value, "a scalar");
      const text = scalarText(node, value);
      if (/\p{Surrogate}/u.test(text)) {
        throw new EncodeError("lone_surrogate");
      }
      return text;
    },
  };
}

/** Unchanged bytes, in any form that fetch accepts; a string is sent as UTF-8. */
export function bytesBody(contentType: string): BodyWriter {
  return {
    contentType,
    write(value) {
      const body = bytesOf(value) ?? value;
      if (isRequestBody(body)) return body;
      throw misfit(value, "bytes, a Blob, a stream or a string");
    },
  };
}

function isRequestBody(value: unknown): value is RequestBody {
  return (
    typeof value === "string" ||
    value instanceof Uint8Array ||
    value instanceof Blob ||
    isByteStream(value)
  );
}
