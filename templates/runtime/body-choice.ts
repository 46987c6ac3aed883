/** Request bodies of several media types: the caller's `contentType` chooses. */
import { EncodeError } from "./errors.js";
import type { BodyWriter } from "./operation.js";

/** @param writers by media type, two or more */
export function bodyChoice(writers: Readonly<Record<string, BodyWriter>>): BodyWriter {
  const declared = Object.keys(writers);
  const choose = (contentType: string | undefined): BodyWriter => {
    // The media type as the document writes it; the header of a multipart body has more in it.
    if (contentType !== undefined && declared.includes(contentType))
      return { ...writers[contentType]!, contentType };
    if (contentType !== undefined)
      // The longest range is the narrowest.
      for (const name of [...declared].sort((a, b) => b.length - a.length)) {
        const chosen = writers[name]!.choose?.(contentType);
        if (chosen) return chosen;
      }
    const code = contentType === undefined ? "ambiguous_content_type" : "type_mismatch";
    throw new EncodeError(code, `contentType is one of ${declared.join(", ")}`);
  };
  const write = (): never => choose(undefined) as never;
  return { contentType: "", choose, write };
}
