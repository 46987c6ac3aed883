/** Media types of request bodies where one stands for several: `image/*`. */
import type { RequestContent } from "../../model/body.js";
import { admitsJson, formatOf, isRange } from "../../model/media-types.js";
import { resolveShape } from "../../model/walk.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Kind, Level, Affects } from "../verdicts/finding.js";

/** What it does to callers that the only media type of a body is another one. */
export function judgeChange(
  older: RequestContent,
  newer: RequestContent,
): readonly [verdict: readonly [Level, Kind, Affects], message: string] {
  const [from, to] = [older.mediaType, newer.mediaType];
  if (!isRange(from) && !isRange(to))
    return [["major", "media-type-changed", "bytes"], `The body is sent as ${to}, not as ${from}.`];
  // Beside a range stands a `contentType`, beside a type none.
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

/** Among several: the one of the same media type, or else the narrowest range that it lies in. */
export function findCounterpart(
  content: RequestContent,
  contents: readonly RequestContent[],
): RequestContent | undefined {
  const same = contents.find(({ mediaType }) => mediaType === content.mediaType);
  if (same !== undefined) return same;
  const ranges = contents.filter((other) => isWithin(content, other));
  return ranges.toSorted((a, b) => b.mediaType.length - a.mediaType.length)[0];
}

/** A range of anything: bytes are sent as they are beside all other values. */
export function takesBytes({ mediaType, shape }: RequestContent, { api }: ClientPlan): boolean {
  return isRange(mediaType) && resolveShape(shape, api.schemas).kind === "unknown";
}

export function takesJson({ mediaType }: RequestContent): boolean {
  return admitsJson(mediaType) || formatOf(mediaType) === "json";
}

/** Whether a range takes in all types of another content. Forms and parts are written otherwise. */
function isWithin({ mediaType, format }: RequestContent, range: RequestContent): boolean {
  if (!isRange(range.mediaType) || "dialect" in format || "dialect" in range.format) return false;
  const parts = range.mediaType.split("*").map((part) => part.replace(/[^\w/]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(mediaType);
}
