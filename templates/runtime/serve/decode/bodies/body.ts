/** From the bytes of a body to its value. */
import type { Bytes } from "../../../encode/operation.js";
import type { ServedBody } from "../../served.js";
import { type DecodeLimits, malformed, RequestFault, type RequestPlace } from "../fault.js";
import { FormValue } from "../values/form-value.js";
import { boundedBytes } from "./bounded-bytes.js";
import { checkCharset, unsupported } from "./media-types.js";
import { multipartValue } from "./multipart-value.js";
import { formPairs } from "../pairs.js";
import type { WireReader } from "../shapes/reader.js";
import type { ValueShape } from "../shapes/shapes.js";
import { TextValue } from "../values/text-values.js";
import { textOfBytes, unchanged } from "../texts.js";

const bodyPlace: RequestPlace = ["body"];

export interface RequestWithBody {
  readonly headers: Headers;
  /** Is called at most once. @param most a body with more bytes is refused: no more are needed */
  body(most: number): Promise<Uint8Array>;
}

/**
 * The bytes, if there is a body.
 * @param codings compressions that are undone; the limit is for both
 * @throws RequestFault (413, 415) before they are read if the headers tell enough
 */
export async function bytesOfBody(
  request: RequestWithBody,
  { bytes: most }: DecodeLimits,
  codings: readonly Compression[] = [],
): Promise<Uint8Array | undefined> {
  const { headers } = request;
  const tooLarge = [{ path: bodyPlace, message: `more than ${most} bytes`, keyword: "bytes" }];
  if (Number(headers.get("content-length") ?? 0) > most) throw new RequestFault(413, tooLarge);
  const coding = headers.get("content-encoding")?.toLowerCase() ?? "identity";
  const compression = codings.find((one) => one === coding);
  if (coding !== "identity" && !compression) throw unsupported(`Content-Encoding is ${coding}`);
  const sent = await request.body(most);
  const bytes =
    compression && sent.length <= most ? await decompressed(sent, compression, most) : sent;
  if (bytes.length > most) throw new RequestFault(413, tooLarge);
  return bytes.length === 0 && !headers.has("content-type") ? undefined : bytes;
}

/** Content-Encodings that every platform can undo. */
export type Compression = "gzip" | "deflate";

/** Reads no more than the limit and a bit: a few bytes may stand for gigabytes. */
async function decompressed(
  bytes: Uint8Array,
  compression: Compression,
  most: number,
): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream() as ReadableStream<Bytes>;
  try {
    return await boundedBytes(stream.pipeThrough(new DecompressionStream(compression)), most);
  } catch {
    throw malformed(bodyPlace, `invalid ${compression}`);
  }
}

export interface BodyToRead {
  readonly body: ServedBody;
  readonly shape: ValueShape;
}

/** `undefined`: there is no value in it. */
export function valueOfBody(
  bytes: Uint8Array,
  contentType: string,
  { body, shape }: BodyToRead,
  reader: WireReader,
  limits: DecodeLimits,
): unknown {
  if (body.format === "binary") return bytes;
  if (body.format === "multipart")
    return reader.read(shape, multipartValue(bytes, contentType, body, bodyPlace, limits));
  checkCharset(contentType);
  const text = textOfBytes(bytes, bodyPlace);
  switch (body.format) {
    case "json":
      return text === "" ? undefined : shape.json.parse(text, bodyPlace, limits.depth);
    case "form": {
      const pairs = formPairs(text, bodyPlace, limits);
      return reader.read(shape, new FormValue(pairs, body, bodyPlace));
    }
    case "text":
      return reader.read(shape, new TextValue({ sent: text, unescape: unchanged }, bodyPlace));
  }
}
