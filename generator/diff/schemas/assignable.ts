/** Whether the generated type of one shape can be used where that of another is expected. */
import type { ObjectShape, Property, RequiredGroup, Shape } from "../../model/schema.js";
import type { Direction } from "../../4-plan/directions.js";
import { mergeObjects } from "../../model/merge.js";
import { typeTermsOf, type TypeTerm, type Typed } from "./type-terms.js";

/**
 * As the compiler decides, but for requests as strict as with literals: extra members are refused.
 */
export function isAssignable(from: Typed, to: Typed, known: Known = new Map()): boolean {
  const answers = known.get(from.shape) ?? new Map<Shape, boolean>();
  known.set(from.shape, answers);
  const answer = answers.get(to.shape);
  if (answer !== undefined) return answer;
  answers.set(to.shape, true);
  const targets = typeTermsOf(to);
  const isFit =
    targets.some(({ kind }) => kind === "unknown") ||
    typeTermsOf(from).every((term) =>
      targets.some((target) => fits(term, target, from, to, known)),
    );
  answers.set(to.shape, isFit);
  return isFit;
}

/** Whether code had to expect all values before, as unknown values. */
export function isForeseen(from: Typed, to: Typed): boolean {
  const kinds = typeTermsOf(to).flatMap((term) =>
    term.kind === "unrecognized" ? [term.name] : [],
  );
  return typeTermsOf(from).every((term) => {
    if (term.kind === "literal") return kinds.includes(typeof term.value);
    return term.kind === "unrecognized" && kinds.includes(term.name);
  });
}

/** Known answers. A pair that is still being compared counts as assignable, so that cycles end. */
type Known = Map<Shape, Map<Shape, boolean>>;

function fits(term: TypeTerm, target: TypeTerm, from: Typed, to: Typed, known: Known): boolean {
  if (term.kind === "literal")
    return target.kind === "literal"
      ? target.value === term.value
      : target.kind === "scalar" && target.name === typeof term.value;
  if (term.kind === "scalar") return target.kind === "scalar" && target.name === term.name;
  if (term.kind === "unrecognized")
    return (target.kind === term.kind || target.kind === "scalar") && target.name === term.name;
  if (term.kind === "unknown" || target.kind !== "structure") return false;
  return isPartAssignable({ ...from, shape: term.shape }, { ...to, shape: target.shape }, known);
}

function isPartAssignable(from: Typed, to: Typed, known: Known): boolean {
  const inner = (a: Shape, b: Shape) =>
    isAssignable({ ...from, shape: a }, { ...to, shape: b }, known);
  const [a, b] = [from.shape, to.shape];
  const objects = [mergeObjects(a, from.client), mergeObjects(b, to.client)] as const;
  if (objects[0] !== undefined && objects[1] !== undefined)
    return isObjectAssignable(objects[0], objects[1], from.direction, to.direction, inner);
  if (b.kind === "intersection") return b.parts.every((part) => inner(a, part));
  if (a.kind === "intersection") return a.parts.some((part) => inner(part, b));
  if (b.kind === "array") {
    if (a.kind === "array") return inner(a.items, b.items);
    if (a.kind !== "tuple") return false;
    return [...a.prefix, ...(a.rest === null ? [] : [a.rest])].every((i) => inner(i, b.items));
  }
  if (a.kind !== "tuple" || b.kind !== "tuple") return false;
  return isTupleAssignable(a, b, inner);
}

type Tuple = Shape & { readonly kind: "tuple" };

function isTupleAssignable(a: Tuple, b: Tuple, inner: (a: Shape, b: Shape) => boolean): boolean {
  const isFixed = b.rest === null ? a.rest === null : a.rest === null || inner(a.rest, b.rest);
  const isLong = a.prefix.length >= b.prefix.length || a.rest === null;
  const targets = a.prefix.map((_, i) => b.prefix[i] ?? b.rest);
  return (
    isFixed &&
    isLong &&
    a.required >= b.required &&
    targets.every((target, i) => target !== null && inner(a.prefix[i]!, target))
  );
}

function isObjectAssignable(
  from: ObjectShape,
  to: ObjectShape,
  fromDirection: Direction,
  toDirection: Direction,
  inner: (a: Shape, b: Shape) => boolean,
): boolean {
  const given = new Map(visibleMembers(from, fromDirection).map((p) => [p.name, p]));
  const asked = new Map(visibleMembers(to, toDirection).map((p) => [p.name, p]));
  const brought = freeMembers(from, given.size);
  for (const [name, { required, shape }] of asked) {
    const member = given.get(name);
    // Code that reads a member that not all answers have must check for it first.
    const isLost = member === undefined && brought === null && fromDirection === "response";
    if (isLost || (required && member?.required !== true)) return false;
    if (member !== undefined && !inner(member.shape, shape)) return false;
  }
  const free = freeMembers(to, asked.size);
  const others = [...given.values()].filter(({ name }) => !asked.has(name));
  if (free !== null && !others.every(({ shape }) => inner(shape, free))) return false;
  if (free === null && fromDirection === "request" && others.length > 0) return false;
  if (brought !== null && free === null && fromDirection === "request") return false;
  if (free !== null && brought !== null && !inner(brought, free)) return false;
  return fulfilsGroups(from, to.requiredAnyOf);
}

/** Whether every value of an object satisfies one of these groups. */
export function fulfilsGroups(from: ObjectShape, groups: readonly RequiredGroup[]): boolean {
  if (groups.length === 0) return true;
  const always = from.properties.filter((p) => p.required).map(({ name }) => name);
  const cases =
    from.requiredAnyOf.length === 0 ? [{ required: [], absent: [] }] : from.requiredAnyOf;
  return cases.every(({ required, absent }: RequiredGroup) =>
    groups.some(
      (group) =>
        group.required.every((name) => required.includes(name) || always.includes(name)) &&
        group.absent.every((name) => absent.includes(name)),
    ),
  );
}

/** The members that exist in a direction. */
export function visibleMembers(shape: ObjectShape, direction: Direction): readonly Property[] {
  const hidden = direction === "request" ? "read" : "write";
  return shape.properties.filter(({ access }) => access !== hidden);
}

/** The type of undeclared members; `null` if the type allows none. */
export function freeMembers({ additional }: ObjectShape, members: number): Shape | null {
  if (additional === "open") return members === 0 ? { kind: "unknown" } : null;
  if (additional === "closed") return null;
  return additional;
}
