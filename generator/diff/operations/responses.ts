import type { Operation } from "../../model/operation.js";
import type { Response } from "../../model/response.js";
import { acceptedTypes } from "../../4-plan/operations/accept.js";
import { respondingAs } from "./accept.js";
import { compareResponseChoices } from "./response-choices.js";
import { dataOf, fitsData } from "./response-data.js";
import { report, type Comparison, type Position } from "../verdicts/comparison.js";
import { compareResponse } from "./response-contents.js";

export type ResponsePlace = Pick<Position, "owner" | "direction" | "old" | "new">;

/** Compares what callers get: the data and the headers of each status. */
export function compareResponses(
  olderWhole: Operation,
  newerWhole: Operation,
  at: ResponsePlace,
  comparison: Comparison,
): void {
  const [older, newer] = [respondingAs(olderWhole, null), respondingAs(newerWhole, null)];
  const find = ({ responses }: Operation, key: string) => responses.find((r) => r.status === key);
  for (const response of older.responses) {
    const counterpart = find(newer, response.status);
    if (counterpart === undefined) loseStatus(response, newer, at, comparison);
    else compareResponse(response, counterpart, at, comparison);
  }
  for (const response of newer.responses)
    if (find(older, response.status) === undefined) gainStatus(response, older, at, comparison);
  compareResponseChoices(olderWhole, newerWhole, at, comparison);
  const [before, after] = [acceptedTypes(olderWhole), acceptedTypes(newerWhole)];
  if (before.join() === after.join()) return;
  const isMore = before.every((type) => after.includes(type));
  const message = `The accept header is ${header(after)}, not ${header(before)}.`;
  report(comparison, at, [isMore ? "minor" : "major", "accept-changed", "bytes"], message);
}

function header(types: readonly string[]): string {
  return types.length === 0 ? "absent" : `\`${types.join(", ")}\``;
}

/** Its answers now belong to the range or the default, if there is one. */
function loseStatus(
  response: Response,
  newer: Operation,
  at: ResponsePlace,
  comparison: Comparison,
): void {
  const { status } = response;
  const fallback = coverOf(status, newer);
  const before = dataOf(response, comparison.older);
  const isKept =
    before.nothing ||
    (fallback !== undefined && fitsData(dataOf(fallback, comparison.newer), before));
  const data = fallback === undefined ? "of an unknown type" : `that of ${fallback.status}`;
  const message = `${status} is no longer declared: its data is ${data}.`;
  const verdict = isKept ? (["minor", null] as const) : (["major", "types"] as const);
  const place = { ...at, old: response.at };
  report(comparison, place, [verdict[0], "status-removed", verdict[1]], message, "old");
}

/** Code that handles all successes, or all declared failures, alike meets another type. */
function gainStatus(
  response: Response,
  older: Operation,
  at: ResponsePlace,
  comparison: Comparison,
): void {
  const { status } = response;
  const data = dataOf(response, comparison.newer);
  const alike = older.responses.filter((other) => isSuccess(other.status) === isSuccess(status));
  const cover = coverOf(status, older);
  const others = cover === undefined ? alike : [cover];
  const isKnown =
    others.length === 0 || others.some((o) => fitsData(data, dataOf(o, comparison.older)));
  const verdict = isKnown ? (["minor", null] as const) : (["major", "types"] as const);
  const news = isKnown ? "" : ", with data of another type than before";
  const place = { ...at, new: response.at };
  report(
    comparison,
    place,
    [verdict[0], "status-added", verdict[1]],
    `${status} is declared${news}.`,
    "new",
  );
}

/** The response for an undeclared status: its range, else the default. */
function coverOf(status: string, { responses }: Operation): Response | undefined {
  const find = (key: string) => responses.find((r) => r.status === key && key !== status);
  return find(`${status[0]}XX`) ?? find("default");
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}
