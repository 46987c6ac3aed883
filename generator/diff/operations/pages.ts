import type { Operation } from "../../model/operation.js";
import type { PageStep, Pagination } from "../../model/pagination.js";
import { type Comparison, isSameData, report } from "../verdicts/comparison.js";
import type { OperationPlace } from "./operations.js";

/** A removed function for pages is reported with the exports. */
export function comparePagination(
  { pagination: before }: Operation,
  { pagination: after }: Operation,
  at: OperationPlace,
  comparison: Comparison,
): void {
  if (after === null) return;
  const ruleOf = ({ items, step }: Pagination) => [items, step];
  if (before !== null && isSameData(ruleOf(before), ruleOf(after), comparison)) return;
  const [message, level, affects] =
    before === null
      ? (["Pages can be iterated.", "minor", null] as const)
      : ([pagesMessage(before, after), "major", "bytes"] as const);
  report(comparison, at, [level, "pagination-changed", affects], message);
}

function pagesMessage(before: Pagination, after: Pagination): string {
  const [items, step] = [after.items.join("."), stepWords(after.step)];
  const [oldItems, oldStep] = [before.items.join("."), stepWords(before.step)];
  if (step !== oldStep) return `Pages are requested by ${step}, not by ${oldStep}.`;
  if (items !== oldItems)
    return `The items of a page are in ${placeWords(items)}, not in ${placeWords(oldItems)}.`;
  return `Pages are requested by ${step} as before, but their size, or whether more follow, is said in another way.`;
}

function stepWords(step: PageStep): string {
  switch (step.kind) {
    case "cursor":
      return `the cursor \`${step.parameter}\`, from \`${step.cursor.join(".")}\``;
    case "offset":
      return `the offset \`${step.parameter}\``;
    case "page":
      return `the number \`${step.parameter}\`, from ${step.first}`;
    case "link":
      return "the URL in the header Link";
    case "url":
      return `the URL in \`${step.next.join(".")}\``;
  }
}

const placeWords = (items: string) => (items === "" ? "the whole answer" : `\`${items}\``);
