/** The media type of an answer: what the request accepts, and the data can be sent as. */
import { isInRange } from "../../encode/media-types.js";
import { misfits } from "../../validate/rule.js";
import { closestFirst } from "../decode/bodies/media-types.js";
import type { ServedAnswer, ServedContent } from "../served.js";

/**
 * The content to answer with: what was chosen, what the request accepts, or the usual one.
 * @param canBe whether the data, if it is known, can be sent so
 */
export function contentFor(
  declared: ServedAnswer | undefined,
  chosen: string | undefined,
  accept: string | null,
  canBe: (content: ServedContent) => boolean = () => true,
): readonly [mediaType: string, content: ServedContent] | undefined {
  const all = Object.entries(declared?.contents ?? {});
  if (chosen !== undefined) return all.find(([type]) => type === chosen);
  const possible = all.length > 1 ? all.filter(([, content]) => canBe(content)) : all;
  // None: the check of the answer says what is wrong.
  const contents = possible.length === 0 ? all : possible;
  const wanted = (accept ?? "*/*").split(",").map(acceptable);
  const accepted = wanted
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .flatMap(({ range, text }) => {
      const first = closestFirst(text);
      const found = contents.filter(([type]) => isInRange(type, range));
      return range.endsWith("*") ? found : found.sort(([a], [b]) => first(a, b));
    });
  return accepted[0] ?? contents[0];
}

/**
 * Whether data can be sent as a content, and its schema can have it: an object is no text, and a
 * text is no JSON of an object.
 */
export function canBeSent(data: unknown): (content: ServedContent) => boolean {
  return (content) => isCarriedBy(content, data) && !isOtherThan(content, data);
}

/** A text that isn't what JSON has here. One that breaks other rules is a mistake to tell of. */
function isOtherThan({ format, rule }: ServedContent, data: unknown): boolean {
  if (format !== "json" || typeof data !== "string") return false;
  const [issue] = misfits(data, rule, 1, true);
  return issue !== undefined && ["type", "anyOf", "oneOf"].includes(issue.keyword);
}

/** Streams have items, items still to come and bytes are no JSON, and objects are no text. */
export function isCarriedBy({ format, sent }: ServedContent, data: unknown): boolean {
  if (typeof data !== "object" || data === null) return format !== "events" && format !== "lines";
  const kind = Object.prototype.toString.call(data).slice(8, -1);
  const isAwaited = Symbol.asyncIterator in data;
  const hasItems = isAwaited || Symbol.iterator in data;
  switch (format) {
    case "json":
      return !isAwaited && (sent !== undefined || !isByteData(data, kind));
    case "text":
      return !hasItems && ![undefined, Object.prototype.toString].includes(data.toString);
    case "binary":
      return isAwaited || (kind !== "Object" && kind !== "Array");
    default:
      return hasItems;
  }
}

const isByteData = (data: object, kind: string) =>
  ArrayBuffer.isView(data) || ["ArrayBuffer", "Blob", "File"].includes(kind);

/** One range of an Accept header, and its weight: 1 unless `q` says otherwise. */
function acceptable(text: string): {
  readonly range: string;
  readonly text: string;
  readonly quality: number;
} {
  const [range, ...parameters] = text.split(";").map((one) => one.trim().toLowerCase());
  const [quality] = parameters.flatMap(
    (one): readonly string[] => /^q\s*=(.*)/.exec(one)?.slice(1) ?? [],
  );
  return { range: range!, text, quality: quality === undefined ? 1 : Number(quality) || 0 };
}
