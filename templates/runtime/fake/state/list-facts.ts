/** What a list says of itself beside its items: how many there are, and whether more follow. */
import { isPlainObject } from "../../validate/objects.js";
import type { Rule } from "../../validate/rule.js";
import { plainName } from "./id-member.js";
import { fitsWire, withValueAt } from "./merge.js";

/** A part of all items that a request asks for. */
export interface ListPart {
  readonly total: number;
  /** Where it begins among them. */
  readonly start: number;
  /** How many are in it. */
  readonly count: number;
  /** How many may be in it; `Infinity`: all. */
  readonly size: number;
  readonly hasMore: boolean;
}

const ofTotal =
  /^total(count|elements|entries|hits|items|number|records|results|rows|size)?$|^totalnumberof/;
/** Of all, unless a total stands beside it: then, of this part. */
const ofCount =
  /^(count|(item|record|result)s?count|num(ber)?(of)?(elements|items|records|results))$/;
const ofPages = /^(totalpages|pagecount|num(ber)?(of)?pages|pages)$/;
const ofMore = /^((has|is)?(more|next)(page|items|results|available)?|istruncated)$/;
const ofEarlier = /^(has|is)?prev(ious)?(page|items|results|available)?$/;

/**
 * The answer with the right facts, which are members of it, or of an object in it such as `meta`. Made up,
 * they would tell of items that aren't there.
 */
export function withListFacts(answer: unknown, part: ListPart, rule: Rule): unknown {
  if (!isPlainObject(answer)) return answer;
  const objects = Object.entries(answer).filter(([, value]) => isPlainObject(value));
  const places: readonly (readonly [path: readonly string[], object: object])[] = [
    [[], answer],
    ...objects.map(([name, value]) => [[name], value as object] as const),
  ];
  let filled: unknown = answer;
  for (const [path, object] of places) {
    const hasTotal = Object.keys(object).some((name) => ofTotal.test(plainName(name)));
    for (const [name, value] of Object.entries(object)) {
      const fact = factOf(plainName(name), value, part, hasTotal);
      const changed = fact === undefined ? filled : withValueAt(filled, [...path, name], fact);
      if (fitsWire(changed, rule)) filled = changed;
    }
  }
  return filled;
}

function factOf(
  name: string,
  value: unknown,
  { total, start, count, size, hasMore }: ListPart,
  hasTotal: boolean,
): number | boolean | undefined {
  if (typeof value === "number") {
    if (ofTotal.test(name)) return total;
    if (ofCount.test(name)) return hasTotal ? count : total;
    return ofPages.test(name) ? Math.ceil(total / Math.max(1, Math.min(size, total))) : undefined;
  }
  if (typeof value !== "boolean") return undefined;
  if (ofMore.test(name)) return hasMore;
  return ofEarlier.test(name) ? start > 0 : undefined;
}
