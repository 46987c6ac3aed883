/** The media types that a caller may ask for by `accept`, or by `stream` in the body. */
import { choicesByStream, choicesOf, differing } from "../../3-lower/bodies/answers.js";
import type { Operation } from "../../model/operation.js";
import { respondingAs } from "./accept.js";
import { report, type Comparison } from "../verdicts/comparison.js";
import { enumerate } from "../verdicts/describe.js";
import { compareData } from "./response-contents.js";
import type { ResponsePlace } from "./responses.js";

/** Compares the answers for a requested type. The default ones are compared before. */
export function compareResponseChoices(
  older: Operation,
  newer: Operation,
  at: ResponsePlace,
  comparison: Comparison,
): void {
  const [before, after] = [choicesOf(older), choicesOf(newer)];
  if (after.length === 0 && before.length > 0) {
    const left = newer.responses.flatMap(({ contents }) => contents.map((one) => one.mediaType));
    const gone = before.filter((type) => !left.includes(type));
    const lost = gone.length === 0 ? "" : ` no longer comes as ${enumerate(gone, "or")}: it`;
    const message = `The response${lost} has one media type, and a call can no longer choose one by \`accept\`.`;
    return report(comparison, at, ["major", "media-type-removed", "types"], message);
  }
  for (const asked of before) {
    if (after.includes(asked)) compareAsked(older, newer, asked, at, comparison);
    else {
      const message = `The response can no longer be requested as ${asked}.`;
      report(comparison, at, ["major", "media-type-removed", "types"], message, "old");
    }
  }
  for (const asked of after.slice(before.length === 0 ? 1 : 0)) {
    if (before.includes(asked)) continue;
    const message = `The response can also be requested as ${asked}.`;
    report(comparison, at, ["minor", "media-type-added", null], message, "new");
  }
  // So far, callers with `stream: true` got the whole answer.
  const isStreamed = older.streamMember !== null && choicesByStream(older) === null;
  if (!isStreamed || choicesByStream(newer) === null) return;
  const message = "With `stream: true` in the body the response is a stream.";
  report(comparison, at, ["major", "type-changed", "types"], message, "new");
}

function compareAsked(
  older: Operation,
  newer: Operation,
  asked: string,
  at: ResponsePlace,
  comparison: Comparison,
): void {
  const others = [
    ...differing(older, asked, comparison.older.api.shapes),
    ...differing(newer, asked, comparison.newer.api.shapes),
  ];
  const [olds, news] = [older, newer].map((operation) => respondingAs(operation, asked).responses);
  for (const status of new Set(others.map((response) => response.status))) {
    const [a, b] = [olds, news].map((all) => all!.find((one) => one.status === status));
    if (a === undefined || b === undefined) continue;
    const label = `${status} as ${asked}: data`;
    compareData(a, b, { ...at, label, old: a.at, new: b.at, wire: "text" }, comparison);
  }
}
