/** Request bodies of several media types: the caller's `contentType` chooses. */
import { hasOwn } from "./codecs/scalar.js";
import { EncodeError } from "./errors.js";
import type { BodyWriter } from "./operation.js";

/** @param writers two or more, by media type; the first is the default, unless it is a range */
export function bodyChoice(writers: Readonly<Record<string, BodyWriter>>): BodyWriter {
  const declared = Object.keys(writers);
  const choose = (contentType = declared[0]!): BodyWriter => {
    // Keep the media type as in the document; the header of a multipart body adds a boundary.
    if (hasOwn(writers, contentType)) return { ...writers[contentType]!, contentType };
    // The longest range is the narrowest.
    for (const name of [...declared].sort((a, b) => b.length - a.length)) {
      const chosen = writers[name]!.choose?.(contentType);
      if (chosen) return chosen;
    }
    throw new EncodeError("type_mismatch", `contentType is one of ${declared.join(", ")}`);
  };
  const write = (): never => choose() as never;
  return { contentType: "", choose, write };
}
