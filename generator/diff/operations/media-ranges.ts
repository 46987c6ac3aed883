/** Media type ranges of request bodies: `image/*`. */
import type { RequestContent } from "../../model/body.js";
import { admitsJson, formatOf, isRange } from "../../model/media-types.js";
import { resolveShape } from "../../model/walk.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Kind, Level, Affects } from "../verdicts/finding.js";

/** What it means for callers that the only media type of a body changes. */
export function judgeChange(
  older: RequestContent,
  newer: RequestContent,
): readonly [verdict: readonly [Level, Kind, Affects], message: string] {
  const [from, to] = [older.mediaType, newer.mediaType];
  if (!isRange(from) && !isRange(to))
    return [["major", "media-type-changed", "bytes"], `The body is sent as ${to}, not as ${from}.`];
  // A range has a `contentType` beside it, a single type doesn't.
  if (isRange(from) && isWithin(older, newer))
    return [
      ["minor", "media-type-added", null],
      `The body is accepted as ${to}, not only as ${from}.`,
    ];
  return [
    ["major", "media-type-changed", "types"],
    `The body is accepted as ${to}, not as ${from}.`,
  ];
}

/** The content of the same media type, or else of the narrowest range that includes it. */
export function findCounterpart(
  content: RequestContent,
  contents: readonly RequestContent[],
): RequestContent | undefined {
  const same = contents.find(({ mediaType }) => mediaType === content.mediaType);
  if (same !== undefined) return same;
  const ranges = contents.filter((other) => isWithin(content, other));
  return ranges.toSorted((a, b) => b.mediaType.length - a.mediaType.length)[0];
}

/** A range of anything: it takes bytes unchanged, besides all other values. */
export function takesBytes({ mediaType, shape }: RequestContent, { api }: ClientPlan): boolean {
  return isRange(mediaType) && resolveShape(shape, api.schemas).kind === "unknown";
}

export function takesJson({ mediaType }: RequestContent): boolean {
  return admitsJson(mediaType) || formatOf(mediaType) === "json";
}

/**
 * Whether a range includes all types of another content. Forms and multipart are written
 * differently.
 */
function isWithin({ mediaType, format }: RequestContent, range: RequestContent): boolean {
  if (!isRange(range.mediaType) || "dialect" in format || "dialect" in range.format) return false;
  const parts = range.mediaType.split("*").map((part) => part.replace(/[^\w/]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(mediaType);
}
