import type { Nulls } from "../../model/parameter.js";
import { escapeToken } from "../../1-load/source.js";
import type { BodyFormat, RequestContent } from "../../model/body.js";
import type { Shape } from "../../model/schema.js";
import { isPartSettledBy, isSettledBy, isSpecified, isVendor } from "../../model/dialects.js";
import { ruleOf } from "../../model/styles.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { mergeObjects } from "../../model/merge.js";
import { isSameData, report, type Comparison, type Position } from "../verdicts/comparison.js";
import { signatureWords } from "./signature-words.js";
import { contains, containsList, encodingSignature, partSignature } from "./signatures.js";

/** How the same value becomes bytes. A different kind of format already shows in the media type. */
export function compareFormats(
  { shape, format: older }: RequestContent,
  { format: newer }: RequestContent,
  position: Position,
  comparison: Comparison,
): void {
  if (!("dialect" in older) || !("dialect" in newer) || older.kind !== newer.kind) return;
  if (older.dialect !== newer.dialect) {
    const message = `The body is written in the dialect ${newer.dialect}, not in ${older.dialect}.`;
    return report(comparison, position, ["major", "dialect-changed", "bytes"], message);
  }
  if (older.nulls !== newer.nulls && admitsNull(shape, comparison.older)) {
    const message = `Nulls in the body are ${nullsAre[newer.nulls]}, not ${nullsAre[older.nulls]}.`;
    report(comparison, position, ["major", "dialect-changed", "bytes"], message);
  }
  if (older.arrays !== newer.arrays && minds(older, shape, comparison.older)) {
    const message = `Lists in the body are written with ${newer.arrays}, not with ${older.arrays}.`;
    report(comparison, position, ["major", "dialect-changed", "bytes"], message);
  }
  if (!isVendor(newer.dialect)) comparePositions(older, newer, position, comparison);
  const names = new Set([...older.encodings.keys(), ...newer.encodings.keys()]);
  for (const name of names) {
    const member = memberOf(shape, name, comparison.older);
    if (member === undefined) continue;
    const before = signature(older, name, member, comparison.older);
    const after = signature(newer, name, member, comparison.older);
    if (before === after) continue;
    const words = (one: string) => signatureWords(one, "contentType");
    const message = `\`body.${name}\` is written ${words(after)}, not ${words(before)}.`;
    const step = `/encoding/${escapeToken(name)}`;
    const place = { ...position, old: position.old + step, new: position.new + step };
    report(comparison, place, ["major", "encoding-changed", "bytes"], message);
  }
}

const nullsAre: Readonly<Record<Nulls, string>> = { empty: "empty", omit: "left out" };

type Written = BodyFormat & { readonly kind: "form" | "multipart" };

/** Whether the notation of lists matters: in dialects that nest, and under `deepObject`. */
function minds(format: Written, shape: Shape, { api }: ClientPlan): boolean {
  const encodings = [...format.encodings.values()].map((e) => ("encoding" in e ? e.encoding : e));
  const isDeep = encodings.some((e) => e?.kind === "style" && ruleOf(e.style).nests);
  return (!isSpecified(format.dialect) || isDeep) && containsList(shape, api.schemas);
}

/** Also undeclared members, which may be null. */
function admitsNull(shape: Shape, { api }: ClientPlan): boolean {
  const open = mergeObjects(shape, { api })?.additional === "open";
  return open || contains(shape, api.schemas, ["null", "unknown"]);
}

/** Compares multipart parts without names (OpenAPI 3.2). */
function comparePositions(
  older: Written,
  newer: Written,
  position: Position,
  comparison: Comparison,
): void {
  if (older.kind !== "multipart" || newer.kind !== "multipart") return;
  const partsOf = ({ prefix, item }: typeof older) => [prefix, item];
  if (isSameData(partsOf(older), partsOf(newer), comparison)) return;
  const message = "The parts of the body are written with other headers or types.";
  report(comparison, position, ["major", "encoding-changed", "bytes"], message);
}

/** Without the parts of the encoding that the dialect overrides. */
function signature(format: Written, name: string, shape: Shape, { api }: ClientPlan): string {
  const { dialect } = format;
  if (format.kind === "form") {
    const encoding = format.encodings.get(name);
    if (isSettledBy(dialect, encoding)) return "by type";
    return encodingSignature(encoding, shape, api.schemas);
  }
  const part = format.encodings.get(name);
  const isOwn = isSpecified(dialect) || (part !== undefined && !isPartSettledBy(dialect, part));
  return isOwn ? partSignature(part, shape, api.schemas) : "by type";
}

function memberOf(shape: Shape, name: string, client: ClientPlan): Shape | undefined {
  return mergeObjects(shape, client)?.properties.find((property) => property.name === name)?.shape;
}
