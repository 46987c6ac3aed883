/** A multipart body: an object of named parts (RFC 7578), or a list of parts by position. */
import { hasOwn } from "../../../encode/codecs/scalar.js";
import { isJson } from "../../../encode/json.js";
import { essenceOf } from "../../../encode/media-types.js";
import type { ServedBody } from "../../served.js";
import { type DecodeLimits, malformed, type RequestPlace } from "../fault.js";
import { FormValue } from "../values/form-value.js";
import { checkCharset, checkPartType, parameterOf } from "./media-types.js";
import { type NamedText, Pairs, valueOfPair } from "../pairs.js";
import { type SentPart, splitParts } from "./part-bytes.js";
import { JsonValue, ParsedJson } from "../values/text-values.js";
import { textOfBytes, unchanged } from "../texts.js";
import type { Variant } from "../shapes/variant.js";
import { BlobValue, PlainValue, type WireValue } from "../values/wire-value.js";

export function multipartValue(
  bytes: Uint8Array,
  contentType: string,
  body: ServedBody,
  place: RequestPlace,
  limits: DecodeLimits,
): WireValue {
  const boundary = parameterOf(contentType, "boundary");
  if (!boundary) throw malformed(place, "the Content-Type has no boundary");
  const parts = bytes.length === 0 ? [] : splitParts(bytes, boundary, place, limits);
  const texts = parts.map((part) => namedText(part, body, limits));
  return new PartsValue(new Pairs(texts, limits), body, place);
}

/** Whether they are an object or a list depends on what is expected. */
class PartsValue extends FormValue {
  private readonly parts: Pairs;

  constructor(parts: Pairs, body: ServedBody, place: RequestPlace) {
    super(parts, body, place);
    this.parts = parts;
  }

  override items(_: Variant): readonly WireValue[] {
    const { all, limits } = this.parts;
    return all.map((part, index) => valueOfPair(part, [...this.place, index], limits.depth));
  }
}

function namedText(
  { headers, content }: SentPart,
  { members = {}, partTypes = {} }: ServedBody,
  limits: DecodeLimits,
): NamedText {
  const disposition = headers.get("content-disposition") ?? "";
  const name = unescapeQuoted(parameterOf(disposition, "name") ?? "");
  const filename = parameterOf(disposition, "filename");
  const type = headers.get("content-type") ?? "";
  const place: RequestPlace = name === "" ? ["body"] : ["body", name];
  checkPartType(type, hasOwn(partTypes, name) ? partTypes[name] : undefined, place);
  const text = { name, sent: "", unescape: unchanged };
  // Bytes are a file, so that they are of one type, whoever sends them: without a name it has none.
  const file = () => new File([content.slice()], unescapeQuoted(filename ?? ""), { type });
  if (filename !== undefined) {
    const sent = file();
    return { ...text, part: (at) => new BlobValue(sent, at) };
  }
  if (isJson(type)) {
    const sent = textOfBytes(content, place);
    const json = new ParsedJson(sent, place, limits.depth);
    return { ...text, sent, part: (at) => new JsonValue(json, at) };
  }
  const isTyped = isText.test(essenceOf(type)) || headers.has("content-transfer-encoding");
  if (!isTyped && !(hasOwn(members, name) && members[name]!.kind === "text"))
    return { ...text, part: (at) => new UntypedValue(content, file, at) };
  checkCharset(type);
  return { ...text, sent: textOfBytes(content, place), file };
}

/** None is `text/plain` (RFC 7578 4.4). */
const isText = /^$|^text\/|[/+]xml$/;

/** WHATWG HTML, "multipart/form-data encoding algorithm": only these are escaped. */
function unescapeQuoted(text: string): string {
  return text.replace(/%22/g, '"').replace(/%0D/gi, "\r").replace(/%0A/gi, "\n");
}

/** Of a part that has no filename and isn't known to be text. */
class UntypedValue extends PlainValue {
  private readonly content: Uint8Array;
  private readonly file: () => File;

  constructor(content: Uint8Array, file: () => File, place: RequestPlace) {
    super(place);
    this.content = content;
    this.file = file;
  }

  override get isBytes(): boolean {
    return true;
  }

  scalar({ isFree, isBinary }: Variant): string | Blob {
    return isFree || isBinary ? this.file() : textOfBytes(this.content, this.place);
  }

  isNull(): boolean {
    return this.content.length === 0;
  }
}
