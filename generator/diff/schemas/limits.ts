/** What a change of constraints does to the values that fit: each keyword by itself. */
import { constraintKeywords, type ConstraintKeyword } from "../../model/constraint-keywords.js";
import type { Constraints } from "../../model/constraints.js";
import type { Shape } from "../../model/schema.js";
import { conditionalChanges } from "./conditionals.js";
import { type Limit, limitText } from "./limit-texts.js";

/** `narrowed`: fewer values fit. `widened`: more do. `changed`: some more, some less, or unknown. */
export type Effect = "narrowed" | "widened" | "changed";

export interface LimitChange {
  readonly effect: Effect;
  /** `` `maximum` is now 100, not 200 ``. */
  readonly text: string;
}

/**
 * The changes between the constraints of two shapes of one type.
 * @param isEqual whether two values that aren't scalars are the same in both documents
 */
export function limitChanges(
  older: Shape,
  newer: Shape,
  isEqual: (a: unknown, b: unknown) => boolean,
): readonly LimitChange[] {
  const found: LimitChange[] = [];
  const limits = (a: Shape, b: Shape) => limitChanges(a, b, isEqual);
  const add = (before: Limit | null, after: Limit | null, effect: Effect | null) => {
    if (effect !== null) found.push({ effect, text: limitText(before, after) });
  };
  for (const [plain, exclusive] of lowest) {
    if (plain === "minItems" && isOfType(older, newer)) continue;
    const [a, b] = [boundOf(older, plain, exclusive, 1), boundOf(newer, plain, exclusive, 1)];
    add(a, b, compareBounds(a?.at ?? -Infinity, b?.at ?? -Infinity));
  }
  for (const [plain, exclusive] of highest) {
    const [a, b] = [boundOf(older, plain, exclusive, -1), boundOf(newer, plain, exclusive, -1)];
    add(a, b, compareBounds(b?.at ?? Infinity, a?.at ?? Infinity));
  }
  const isTyped = decidesType(older) || decidesType(newer);
  for (const keyword of others) {
    if (isTyped && (keyword === "format" || keyword === "contentEncoding")) continue;
    const [a, b] = [saidBy(older, keyword), saidBy(newer, keyword)];
    if (isEqual(a?.value, b?.value)) continue;
    if (keyword === "if" && older.if && newer.if)
      found.push(...conditionalChanges(older.if, newer.if, isEqual, limits));
    else if (a === null || b === null) add(a, b, a === null ? "narrowed" : "widened");
    else add(a, b, effectOf[keyword]?.(a.value, b.value) ?? "changed");
  }
  return found;
}

type Bounds = readonly (readonly [keyof Constraints, (keyof Constraints)?])[];

const lowest: Bounds = [
  ["minLength"],
  ["minimum", "exclusiveMinimum"],
  ["minItems"],
  ["minContains"],
  ["minProperties"],
];

const highest: Bounds = [
  ["maxLength"],
  ["maximum", "exclusiveMaximum"],
  ["maxItems"],
  ["maxContains"],
  ["maxProperties"],
];

/** Whether `minItems` says how many of the first items are required: then the types differ. */
function isOfType(older: Shape, newer: Shape): boolean {
  if (older.kind !== "tuple" || newer.kind !== "tuple" || older.required === newer.required)
    return false;
  return [older, newer].every(({ minItems = 0, prefix }) => minItems <= prefix.length);
}

/** Neither bounds nor constraints: `default` and `examples` are documentation. */
const apart: ReadonlySet<string> = new Set<ConstraintKeyword>([
  "default",
  "examples",
  "unsupported",
]);

const bounds: ReadonlySet<string | undefined> = new Set([...lowest, ...highest].flat());

const others = (Object.keys(constraintKeywords) as ConstraintKeyword[]).filter(
  (keyword) => !apart.has(keyword) && !bounds.has(keyword),
);

/** The numbers that formats of integers allow. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  int8: [-(2 ** 7), 2 ** 7],
  uint8: [0, 2 ** 8],
  int16: [-(2 ** 15), 2 ** 15],
  uint16: [0, 2 ** 16],
  int32: [-(2 ** 31), 2 ** 31],
  uint32: [0, 2 ** 32],
};

/** Of other keywords, nothing is known of two values that differ. */
const effectOf: Partial<Record<ConstraintKeyword, (older: unknown, newer: unknown) => Effect>> = {
  multipleOf: (older, newer) => {
    if (isMultiple(newer, older)) return "narrowed";
    return isMultiple(older, newer) ? "widened" : "changed";
  },
  format: (older, newer) => {
    const [a, b] = [ranges[String(older)], ranges[String(newer)]];
    if (a === undefined || b === undefined) return "changed";
    if (b[0] >= a[0] && b[1] <= a[1]) return "narrowed";
    return b[0] <= a[0] && b[1] >= a[1] ? "widened" : "changed";
  },
};

/** With decimals too, which binary fractions only come near to. */
function isMultiple(value: unknown, of: unknown): boolean {
  const times = Number(value) / Number(of);
  return Math.abs(times - Math.round(times)) < 1e-9;
}

/** A format that decides about the type, or about bytes, is compared with it. */
function decidesType(shape: Shape): boolean {
  return ("wire" in shape && shape.wire !== null) || "userFormat" in shape;
}

/** Formats that tell how to show a text: each text fits. */
const showing: ReadonlySet<unknown> = new Set(["password", "commonmark", "html", "markdown"]);

function saidBy(shape: Shape, keyword: ConstraintKeyword): Limit | null {
  const value: unknown = shape[keyword];
  if (value === undefined || (keyword === "format" && showing.has(value))) return null;
  if (keyword === "multipleOf" && value === 1 && shape.kind === "integer") return null;
  return { keyword, value };
}

interface Bound extends Limit {
  /** To compare: of two equal numbers, the exclusive one is the narrower. */
  readonly at: number;
}

/** The narrower one of two keywords for a bound. */
function boundOf(
  shape: Shape,
  plain: keyof Constraints,
  exclusive: keyof Constraints | undefined,
  inwards: 1 | -1,
): Bound | null {
  const inclusive = bound(plain, 0);
  const strict = exclusive === undefined ? null : bound(exclusive, inwards);
  if (inclusive === null || strict === null) return inclusive ?? strict;
  return (strict.at - inclusive.at) * inwards > 0 ? strict : inclusive;

  function bound(keyword: keyof Constraints, step: number): Bound | null {
    const value = shape[keyword];
    if (typeof value !== "number") return null;
    if (value === 0 && inwards === 1 && plain !== "minimum") return null;
    // A whole number above 0 is 1 or more; of others, only the order counts.
    const whole = inwards === 1 ? Math.ceil(value) : Math.floor(value);
    const isWhole = shape.kind === "integer" && Number.isSafeInteger(whole);
    if (!isWhole) return { keyword, value, at: step === 0 ? value : justBeyond(value, inwards) };
    return { keyword, value, at: step !== 0 && whole === value ? whole + step : whole };
  }
}

function justBeyond(value: number, inwards: 1 | -1): number {
  const step = Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE);
  return value + step * inwards;
}

/** For lower bounds; for upper ones with the sides exchanged. */
function compareBounds(older: number, newer: number): Effect | null {
  if (older === newer) return null;
  return newer > older ? "narrowed" : "widened";
}
