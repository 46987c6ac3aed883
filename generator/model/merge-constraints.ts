/** Merges the constraints that two schemas have for one value. */
import { isDeepStrictEqual } from "node:util";
import { isConstraint, isMergedBy, type KeywordsBy } from "./constraint-keywords.js";
import type { Constraints } from "./constraints.js";
import type { Shape } from "./schema.js";

/** @param over the schema nearer to the use: its `default` counts */
export function mergeConstraints(under: Constraints, over: Constraints): Constraints {
  // Nothing is merged into most constraints.
  if (Object.keys(under).length === 0 && Object.keys(over).every(isAlone)) return over;
  let merged: Constraints = { ...under };
  /** Constraints that can't be merged into `over`. */
  const beside: Constraints[] = [];
  for (const keyword of Object.keys(over).filter(isConstraint)) {
    if (isMergedBy(keyword, "counted")) continue;
    const [a, b] = [under[keyword], over[keyword]];
    if (a === undefined || isDeepStrictEqual(a, b)) merged = { ...merged, [keyword]: b };
    else if (isMergedBy(keyword, "highest"))
      merged = { ...merged, [keyword]: Math.max(under[keyword]!, over[keyword]!) };
    else if (isMergedBy(keyword, "lowest"))
      merged = { ...merged, [keyword]: Math.min(under[keyword]!, over[keyword]!) };
    else if (isMergedBy(keyword, "joined")) merged = { ...merged, ...join(keyword, under, over) };
    else if (keyword === "multipleOf") {
      const both = commonMultiple(under.multipleOf!, over.multipleOf!);
      merged = { ...merged, multipleOf: both ?? over.multipleOf! };
      if (both === undefined) beside.push({ multipleOf: under.multipleOf! });
    } else {
      merged = { ...merged, [keyword]: b };
      if (isMergedBy(keyword, "one")) beside.push({ [keyword]: a });
    }
  }
  const counts = [countsOf(under), countsOf(over)] as const;
  if (counts[1].contains !== undefined) merged = { ...withoutCounts(merged), ...counts[1] };
  if (counts[0].contains && counts[1].contains && !isDeepStrictEqual(...counts))
    beside.push(counts[0]);
  if (beside.length === 0) return merged;
  const others = beside.map((one): Shape => ({ kind: "unknown", ...one }));
  return { ...merged, ...join("allOf", merged, { allOf: others }) };
}

/** Whether a keyword means the same whatever is beside it. */
function isAlone(keyword: string): boolean {
  return isConstraint(keyword) && !isMergedBy(keyword, "counted");
}

function join(keyword: KeywordsBy<"joined">, under: Constraints, over: Constraints): Constraints {
  switch (keyword) {
    case "examples":
      return { examples: distinct([...(over.examples ?? []), ...(under.examples ?? [])]) };
    case "allOf":
      return { allOf: distinct([...(under.allOf ?? []), ...(over.allOf ?? [])]) };
    case "dependentRequired": {
      const [a, b] = [under.dependentRequired ?? {}, over.dependentRequired ?? {}];
      const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
      const both = (name: string) => distinct([...(a[name] ?? []), ...(b[name] ?? [])]);
      return { dependentRequired: Object.fromEntries(names.map((name) => [name, both(name)])) };
    }
    case "unsupported": {
      const all = [...(under.unsupported ?? []), ...(over.unsupported ?? [])];
      return { unsupported: [...new Set(all)].toSorted() };
    }
  }
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return values.filter(
    (value, index) => values.findIndex((other) => isDeepStrictEqual(other, value)) === index,
  );
}

/** `undefined` where no exact number is a multiple of both. */
function commonMultiple(a: number, b: number): number | undefined {
  if (a % b === 0) return a;
  if (b % a === 0) return b;
  if (!Number.isInteger(a) || !Number.isInteger(b)) return undefined;
  const product = (a / greatestDivisor(a, b)) * b;
  return Number.isSafeInteger(product) ? product : undefined;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function withoutCounts(constraints: Constraints): Constraints {
  const { contains: _contains, minContains: _least, maxContains: _most, ...others } = constraints;
  return others;
}

type Counts = Pick<Constraints, "contains" | "minContains" | "maxContains">;

/** The two counts have no effect without `contains`. */
function countsOf({ contains, minContains, maxContains }: Constraints): Counts {
  if (contains === undefined) return {};
  return {
    contains,
    ...(minContains === undefined ? {} : { minContains }),
    ...(maxContains === undefined ? {} : { maxContains }),
  };
}
