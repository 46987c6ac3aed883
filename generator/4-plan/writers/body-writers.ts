import type { RequestBody, RequestContent } from "../../model/body.js";
import { essence, isRange } from "../../model/media-types.js";
import type { Codecs } from "../codecs/codecs.js";
import { formWriter } from "./form-writers.js";
import { multipartWriter } from "./multipart-writers.js";
import type { BodyWriter, ContentWriter } from "./writer.js";

export function bodyWriter({ contents }: RequestBody, codecs: Codecs): BodyWriter {
  const writers = contents.map((content) => contentWriter(content, codecs));
  if (writers.length === 1) return writers[0]!;
  const byMediaType = contents.map(({ mediaType }, index) => [mediaType, writers[index]!] as const);
  return { kind: "choice", byMediaType };
}

/** The writer of a request body in one media type, or in any of a range. */
function contentWriter(content: RequestContent, codecs: Codecs): ContentWriter {
  const { format, mediaType, shape } = content;
  const writer = formatWriter(content, codecs);
  if (!isRange(mediaType)) return writer;
  // `*/*` may be JSON or text; a text must then be sent without quotes.
  const isAny = format.kind === "json" && !essence(mediaType).endsWith("json");
  const text = isAny ? ({ kind: "text", codec: codecs.of(shape), mediaType } as const) : null;
  return { kind: "range", mediaType, text, writer };
}

function formatWriter(content: RequestContent, codecs: Codecs): ContentWriter {
  const { format, mediaType, shape } = content;
  switch (format.kind) {
    case "json":
    case "text":
      return { kind: format.kind, codec: codecs.of(shape), mediaType };
    case "form":
      return formWriter(shape, format, codecs);
    case "multipart":
      return multipartWriter(content, format, codecs);
    case "binary":
      return { kind: "bytes", mediaType };
  }
}
