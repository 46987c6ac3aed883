import type { BodyFormat, Operation, RequestBody, RequestContent } from "../3-lower/api.js";
import { compareFormats } from "./body-formats.js";
import { isRange } from "../3-lower/media-types.js";
import { findCounterpart, judgeChange, takesBytes, takesJson } from "./media-ranges.js";
import { report, type Comparison, type Position, type Wire } from "./comparison.js";
import type { OperationPlace } from "./operations.js";
import { compareShapes } from "./shapes.js";

/** Compares request bodies: media type by media type. */
export function compareBodies(
  { body: older }: Operation,
  { body: newer }: Operation,
  outer: OperationPlace,
  comparison: Comparison,
): void {
  const at = { ...outer, old: older?.at ?? outer.old, new: newer?.at ?? outer.new };
  if (older === null && newer === null) return;
  if (older === null) {
    const isRequired = newer?.required === true;
    const verdict = isRequired ? (["major", "types"] as const) : (["minor", null] as const);
    const message = `A body is ${isRequired ? "required now" : "taken"}.`;
    return report(comparison, at, [verdict[0], "body-added", verdict[1]], message, "new");
  }
  if (newer === null)
    return report(
      comparison,
      at,
      ["major", "body-removed", "types"],
      "No body is taken any more.",
      "old",
    );
  if (older.required !== newer.required) {
    const verdict = newer.required
      ? (["major", "body-required", "types"] as const)
      : (["minor", "body-optional", null] as const);
    const message = `The body is ${newer.required ? "required now" : "no longer required"}.`;
    report(comparison, at, verdict, message);
  }
  compareContents(older, newer, at, comparison);
}

function compareContents(
  older: RequestBody,
  newer: RequestBody,
  at: OperationPlace,
  comparison: Comparison,
): void {
  const [only, other] = [older.contents[0]!, newer.contents[0]!];
  const [wasSingle, isSingle] = [older.contents.length === 1, newer.contents.length === 1];
  if (wasSingle && isSingle) {
    if (only.mediaType !== other.mediaType) {
      const [verdict, message] = judgeChange(only, other);
      report(comparison, { ...at, old: only.at, new: other.at }, verdict, message);
    }
    return compareContent(only, other, at, comparison);
  }
  for (const content of older.contents) {
    const counterpart = findCounterpart(content, newer.contents);
    if (counterpart !== undefined) compareContent(content, counterpart, at, comparison);
    else {
      const message = `The body is no longer taken as ${content.mediaType}.`;
      const place = { ...at, old: content.at };
      report(comparison, place, ["major", "media-type-removed", "types"], message, "old");
    }
  }
  for (const { mediaType, at: place } of newer.contents) {
    if (older.contents.some((content) => content.mediaType === mediaType)) continue;
    const asks = wasSingle ? ": callers have to choose one by `contentType`" : "";
    const verdict = wasSingle ? (["major", "types"] as const) : (["minor", null] as const);
    const message = `The body is taken as ${mediaType} too${asks}.`;
    report(
      comparison,
      { ...at, new: place },
      [verdict[0], "media-type-added", verdict[1]],
      message,
      "new",
    );
  }
  // Of a range, callers say the type as before.
  if (wasSingle || !isSingle || isRange(other.mediaType)) return;
  // Whatever was removed: a choice of one is none.
  const message = "The body has one media type: `contentType` is no longer taken.";
  report(comparison, at, ["major", "media-type-removed", "types"], message);
}

function compareContent(
  older: RequestContent,
  newer: RequestContent,
  at: OperationPlace,
  comparison: Comparison,
): void {
  const position: Position = {
    ...at,
    label: "body",
    old: older.at,
    new: newer.at,
    wire: wireOf(newer.format),
  };
  const [wasBytes, isBytes] = [older, newer].map(({ format }) => format.kind === "binary");
  if (wasBytes && !isBytes && takesBytes(newer, comparison.newer)) {
    if (!takesJson(older)) return;
    const message = "A text is sent in quotes where `contentType` is JSON.";
    return report(comparison, position, ["major", "type-changed", "bytes"], message);
  }
  if (wasBytes !== isBytes) {
    const message = `The body is ${isBytes ? "bytes" : "a value"} now, not ${wasBytes ? "bytes" : "a value"}.`;
    return report(comparison, position, ["major", "type-changed", "types"], message);
  }
  compareFormats(older, newer, position, comparison);
  const inside = { ...position, old: `${older.at}/schema`, new: `${newer.at}/schema` };
  if (!wasBytes) compareShapes(older.shape, newer.shape, inside, comparison);
}

function wireOf(format: BodyFormat): Wire {
  const isStripe = "dialect" in format && format.dialect === "stripe";
  if (format.kind === "multipart") return isStripe ? "stripe-multipart" : "multipart";
  return isStripe ? "stripe" : "text";
}
