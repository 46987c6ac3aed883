import type { Stream } from "./response.js";

/** The type and subtype without parameters, lower case: `application/json`. */
export function essence(mediaType: string): string {
  return mediaType.split(";", 1)[0]!.trim().toLowerCase();
}

/** Whether it stands for several: `image/*`, or `application/*+json`, which some frameworks write. */
export function isRange(mediaType: string): boolean {
  return essence(mediaType).includes("*");
}

/** Those of an Encoding Object's `contentType`: one, or several with commas between them. */
export function mediaTypesIn(contentType: string): readonly string[] {
  return contentType.split(",").map((mediaType) => mediaType.trim());
}

/** Whether only a file itself tells which of these media types it has: several, or a range. */
export function leavesChoice(mediaTypes: readonly string[]): boolean {
  return mediaTypes.length > 1 || mediaTypes.some(isRange);
}

/** Whether JSON is among what a range stands for: `application/*`, `application/vnd.x.*`. */
export function admitsJson(mediaType: string): boolean {
  return /^(\*|application)\/.*\*$/.test(essence(mediaType));
}

/** How a media type is read and written where no codec decides it. */
export function formatOf(mediaType: string): "json" | "text" | "binary" {
  const type = essence(mediaType);
  if (/^[^/]+\/(.+\+|x-)?json$/.test(type) || type === "*/*") return "json";
  if (type.startsWith("text/") || /[/+](xml|yaml|javascript|x-www-form-urlencoded)$/.test(type))
    return "text";
  return "binary";
}

/** What the text of a parameter with `content` is. */
export function formatOfContent(mediaType: string): "json" | "form" | "text" {
  if (essence(mediaType) === "application/x-www-form-urlencoded") return "form";
  return formatOf(mediaType) === "json" ? "json" : "text";
}

/** Whether a media type is JSON, by its own name or another's (`application/problem+json`). */
export function isJsonType(mediaType: string): boolean {
  return !isRange(mediaType) && formatOf(mediaType) === "json";
}

/** Whether JSON is among several: then it is the default. */
export function hasJson(mediaTypes: readonly string[]): boolean {
  return mediaTypes.some(isJsonType);
}

// Of uploads, the range of all types says so; and not every type that we don't read as text is none.
/** Whether a string of this media type is bytes: a file. */
export function isBytes(mediaType: string): boolean {
  const type = essence(mediaType);
  if (type === "*/*") return true;
  if (sequenceOf(type) !== undefined || textTypes.test(type)) return false;
  return formatOf(type) === "binary";
}

const textTypes =
  /^((message|multipart)\/.*|application\/(jwt|jose|sql|graphql|toml|pem-.*|x-pem-.*|.*\+jwt))$/;

/** How a media type puts several values into one body (OpenAPI 3.2: sequential media types). */
export function sequenceOf(mediaType: string): Stream["kind"] | undefined {
  const type = essence(mediaType);
  if (type === "text/event-stream") return "events";
  if (/^application\/(.+\+)?json-seq$/.test(type)) return "sequence";
  const lines = /^application\/(.+\+|x-)?(jsonl|ndjson|jsonlines|json-lines)$/;
  return lines.test(type) || type === "application/stream+json" ? "lines" : undefined;
}
