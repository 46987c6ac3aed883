import { isBytesFormat } from "../../model/formats.js";
import { escapeToken } from "../../1-load/source.js";
import type { Response } from "../../model/response.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import {
  dataOf,
  fitsData,
  streamOf,
  streamsOf,
  streamWords,
  type ResponseData,
} from "./response-data.js";
import { describeShape, enumerate } from "../verdicts/describe.js";
import { report, type Comparison, type Position } from "../verdicts/comparison.js";
import { compareResponseHeaders } from "./response-headers.js";
import type { ResponsePlace } from "./responses.js";
import { compareShapes } from "../schemas/shapes.js";

/** Compares the data and the headers of a status that both sides declare. */
export function compareResponse(
  older: Response,
  newer: Response,
  at: ResponsePlace,
  comparison: Comparison,
): void {
  const label = `${older.status}: data`;
  const position: Position = { ...at, label, old: older.at, new: newer.at, wire: "text" };
  compareResponseHeaders(older, newer, position, comparison);
  compareData(older, newer, position, comparison);
}

/** Compares the data of a status. */
export function compareData(
  older: Response,
  newer: Response,
  position: Position,
  comparison: Comparison,
): void {
  const [a, b] = [older.contents[0], newer.contents[0]];
  if (a !== undefined && b !== undefined && streamsOf(older.contents) !== streamsOf(newer.contents))
    return report(
      comparison,
      position,
      ["major", "type-changed", "types"],
      `\`${position.label}\` changed from ${streamWords(older.contents)} to ${streamWords(newer.contents)}.`,
    );
  const isPlain = older.contents.length === 1 && newer.contents.length === 1;
  if (isPlain && !isBytesFormat(a!.format) && !isBytesFormat(b!.format)) {
    const step = (type: string) => `/content/${escapeToken(type)}/schema`;
    const places = { old: older.at + step(a!.mediaType), new: newer.at + step(b!.mediaType) };
    return compareShapes(a!.shape, b!.shape, { ...position, ...places }, comparison);
  }
  compareContents(older, newer, position, comparison);
}

/** One side has several media types, bytes, or nothing. */
function compareContents(
  older: Response,
  newer: Response,
  position: Position,
  comparison: Comparison,
): void {
  const paired = older.contents.flatMap((a) => {
    const b = newer.contents.find(
      ({ mediaType, stream }) =>
        mediaType === a.mediaType && streamOf(stream) === streamOf(a.stream),
    );
    return b === undefined || isBytesFormat(a.format) || isBytesFormat(b.format)
      ? []
      : [[a, b] as const];
  });
  for (const [a, b] of paired) {
    const step = `/content/${escapeToken(a.mediaType)}/schema`;
    const inside = { ...position, old: position.old + step, new: position.new + step };
    compareShapes(a.shape, b.shape, inside, comparison);
  }
  const without = (response: Response, index: 0 | 1) => ({
    ...response,
    contents: response.contents.filter(
      (content) => !paired.some((pair) => pair[index] === content),
    ),
  });
  const [restOld, restNew] = [without(older, 0), without(newer, 1)];
  const isPart = paired.length > 0;
  const gives = (response: Response, client: ClientPlan): ResponseData | null =>
    isPart && response.contents.length === 0 ? null : dataOf(response, client);
  const before = gives(restOld, comparison.older);
  const after = gives(restNew, comparison.newer);
  if (after !== null && !fitsData(after, dataOf(older, comparison.older)))
    return changeType(isPart ? restOld : older, restNew, position, comparison);
  const types = (response: Response) =>
    response.contents.map(({ mediaType }) => mediaType).join(", ");
  if (before !== null && types(restOld) !== types(restNew) && types(restOld) !== "")
    return report(
      comparison,
      position,
      ["major", "media-type-removed", "types"],
      `\`${position.label}\` no longer comes as ${types(restOld)}.`,
    );
  if (types(restNew) !== "" && types(restOld) !== types(restNew))
    report(
      comparison,
      position,
      ["minor", "media-type-added", null],
      `\`${position.label}\` comes as ${types(restNew)}.`,
    );
}

/** Of one value that became another, each place in it is told, if its own findings say what is wrong. */
function changeType(
  older: Response,
  newer: Response,
  position: Position,
  comparison: Comparison,
): void {
  const [[a, ...moreOld], [b, ...moreNew]] = [older.contents, newer.contents];
  const isPair = a !== undefined && b !== undefined && moreOld.length + moreNew.length === 0;
  if (isPair && !isBytesFormat(a.format) && !isBytesFormat(b.format)) {
    const [old, now] = [a, b].map((one) => `/content/${escapeToken(one.mediaType)}/schema`);
    const inside = { ...position, old: position.old + old!, new: position.new + now! };
    const told = comparison.findings.length;
    compareShapes(a.shape, b.shape, inside, comparison);
    if (comparison.findings.slice(told).some(({ level }) => level === "major")) return;
  }
  const before = older.contents.length === 0 ? "" : `, where it was ${dataWords(older)}`;
  const message = `\`${position.label}\` has another type: ${dataWords(newer)}${before}.`;
  report(comparison, position, ["major", "type-changed", "types"], message);
}

/** `an object (application/json) or bytes (image/png)` */
function dataWords({ contents }: Response): string {
  if (contents.length === 0) return "nothing";
  const words = contents.map(({ format, shape, mediaType }) => {
    const what = isBytesFormat(format) ? "bytes" : describeShape(shape);
    return `${what} (${mediaType})`;
  });
  return enumerate(words, "or");
}
