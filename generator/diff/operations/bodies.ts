import { isVendor } from "../../model/dialects.js";
import { isBytesFormat } from "../../model/formats.js";
import type { BodyFormat, RequestBody, RequestContent } from "../../model/body.js";
import type { Operation } from "../../model/operation.js";
import { compareFormats } from "./body-formats.js";
import { isRange } from "../../model/media-types.js";
import { findCounterpart, judgeChange, takesBytes, takesJson } from "./media-ranges.js";
import { report, type Comparison, type Position, type Wire } from "../verdicts/comparison.js";
import type { OperationPlace } from "./operations.js";
import { enumerate } from "../verdicts/describe.js";
import { compareShapes } from "../schemas/shapes.js";

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
    const message = `A body is ${isRequired ? "now required" : "accepted"}.`;
    return report(comparison, at, [verdict[0], "body-added", verdict[1]], message, "new");
  }
  if (newer === null)
    return report(
      comparison,
      at,
      ["major", "body-removed", "types"],
      "A body is no longer accepted.",
      "old",
    );
  if (older.required !== newer.required) {
    const verdict = newer.required
      ? (["major", "body-required", "types"] as const)
      : (["minor", "body-optional", null] as const);
    const message = `The body is ${newer.required ? "now required" : "no longer required"}.`;
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
  const [usual, other] = [older.contents[0]!, newer.contents[0]!];
  // The default media type.
  if (usual.mediaType !== other.mediaType) {
    const [verdict, message] = judgeChange(usual, other);
    report(comparison, { ...at, old: usual.at, new: other.at }, verdict, message);
  }
  compareContent(usual, other, at, comparison);
  if (namesTypes(older)) compareNamed(older, newer, at, comparison);
  for (const { mediaType, at: place } of newer.contents) {
    if (mediaType === other.mediaType) continue;
    if (older.contents.some((content) => content.mediaType === mediaType)) continue;
    const message = `The body is also accepted as ${mediaType}.`;
    const verdict = ["minor", "media-type-added", null] as const;
    report(comparison, { ...at, new: place }, verdict, message, "new");
  }
}

/** A body whose type the caller names. */
function compareNamed(
  older: RequestBody,
  newer: RequestBody,
  at: OperationPlace,
  comparison: Comparison,
): void {
  const [usual, other] = [older.contents[0]!, newer.contents[0]!];
  if (!namesTypes(newer)) {
    // A range that became a type is reported already.
    if (older.contents.length === 1) return;
    const types = older.contents.map(({ mediaType }) => mediaType);
    const gone = enumerate(
      types.filter((type) => type !== other.mediaType),
      "or",
    );
    const message = `The body is no longer accepted as ${gone}: it is ${other.mediaType} alone, and a call can no longer choose one by \`contentType\`.`;
    return report(comparison, at, ["major", "media-type-removed", "types"], message);
  }
  for (const content of older.contents) {
    const counterpart = findCounterpart(content, newer.contents);
    if (content === usual && (counterpart === other || counterpart === undefined)) continue;
    if (counterpart !== undefined) compareContent(content, counterpart, at, comparison);
    else {
      const message = `The body is no longer accepted as ${content.mediaType}.`;
      const place = { ...at, old: content.at };
      report(comparison, place, ["major", "media-type-removed", "types"], message, "old");
    }
  }
}

/** Whether callers may name the type of a body. */
function namesTypes({ contents }: RequestBody): boolean {
  return contents.length > 1 || isRange(contents[0]!.mediaType);
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
  const [wasBytes, isBytes] = [older, newer].map(({ format }) => isBytesFormat(format.kind));
  if (wasBytes && !isBytes && takesBytes(newer, comparison.newer)) {
    if (!takesJson(older)) return;
    const message = "A text is sent in quotes where `contentType` is JSON.";
    return report(comparison, position, ["major", "type-changed", "bytes"], message);
  }
  if (wasBytes !== isBytes) {
    const message = `The body is now ${isBytes ? "bytes" : "a value"}, not ${wasBytes ? "bytes" : "a value"}.`;
    return report(comparison, position, ["major", "type-changed", "types"], message);
  }
  compareFormats(older, newer, position, comparison);
  const inside = { ...position, old: `${older.at}/schema`, new: `${newer.at}/schema` };
  if (!wasBytes) compareShapes(older.shape, newer.shape, inside, comparison);
}

function wireOf(format: BodyFormat): Wire {
  switch (format.kind) {
    case "multipart":
      return isVendor(format.dialect) ? `${format.dialect}-multipart` : "multipart";
    case "form":
      return isVendor(format.dialect) ? format.dialect : "text";
    case "json":
    case "text":
    case "binary":
      return "text";
  }
}
