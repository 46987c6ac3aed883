/** Which credentials a caller of several operations gives: one without a name may not be enough. */
import type { ClientPlan } from "../../4-plan/plan.js";
import { carrierOf, schemeOfBare } from "../../model/carriers.js";
import { compareTexts } from "../../host/text-order.js";

/** Whether operations send one and the same credential as different schemes. */
export function isSentDifferently({ api }: ClientPlan): boolean {
  const ways = api.operations.flatMap(({ security }) => {
    const scheme = schemeOfBare(security, api.security);
    return scheme === null ? [] : [carrierOf(scheme)];
  });
  return new Set(ways).size > 1;
}

/** The schemes of as few credentials as serve all operations: those of the most operations first. */
export function namedCredentials({ api }: ClientPlan): readonly string[] {
  const names = new Set<string>();
  let left = api.operations
    .map(({ security }) => security.filter(({ length }) => length > 0))
    .filter(({ length }) => length > 0);
  while (left.length > 0) {
    const counts = new Map<string, number>();
    for (const key of left.flatMap((security) => security.map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
    const [[best]] = [...counts].toSorted(
      ([a, m], [b, n]) =>
        n - m || a.split("\0").length - b.split("\0").length || compareTexts(a, b),
    ) as [[string, number]];
    for (const name of best.split("\0")) names.add(name);
    left = left.filter((security) => !security.some((all) => all.every((one) => names.has(one))));
  }
  return [...names];
}

const keyOf = (schemes: readonly string[]) => schemes.join("\0");
