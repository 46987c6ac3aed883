/** A named enum is a value too: its members, to iterate, to check against and to refer to. */
import type { EnumShape, EnumValue, Shape } from "../../model/schema.js";
import { resolveShape } from "../../model/walk.js";
import { pascalCase } from "../../4-plan/names/names.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt, type Pointer } from "../../diagnostics/diagnostic.js";
import { docLines } from "./doc-lines.js";
import type { Statement, ValueMember } from "../seam/draft.js";
import { noDocs } from "../../3-lower/schemas/docs.js";

/** What declares it beside the type of that name; nothing where no member has a name. */
export function valueStatements(
  name: string,
  shape: Shape,
  client: ClientPlan,
  at: Pointer | undefined,
): readonly (Statement & { readonly kind: "values" })[] {
  const members = enumMembers(shape, client);
  return members.length === 0 ? [] : [{ [declaredAt]: at, kind: "values", name, members }];
}

/** Whether a type of this shape is a value too. */
export function hasValues(shape: Shape, client: ClientPlan): boolean {
  return nameableEnum(shape, client) !== undefined;
}

/**
 * Each value by what its author calls it, a string by itself. Numbers and booleans have names from
 * their author alone: where none has one, nothing can be named.
 */
export function enumMembers(shape: Shape, client: ClientPlan): readonly ValueMember[] {
  const taken = new Set<string>();
  const values = nameableEnum(shape, client)?.values ?? [];
  return values.map((one): ValueMember => {
    const name = freeName(one, taken);
    taken.add(name);
    const { value, description } = one;
    const docs = docLines({ ...noDocs, description });
    return { [declaredAt]: one[declaredAt], name, value, docs };
  });
}

/** The enum that a shape is, where a member of it can be named. */
function nameableEnum(shape: Shape, client: ClientPlan): EnumShape | undefined {
  const found = enumOf(shape, client, []);
  if (found === undefined || isBigInt(found, client)) return undefined;
  const isNamed = found.values.some((one) => typeof one.value === "string" || nameOf(one) !== null);
  return isNamed ? found : undefined;
}

/** Whether answers have bigints, which older targets can't write down, or numbers that are rounded. */
function isBigInt({ values, int64 }: EnumShape, { api }: ClientPlan): boolean {
  return (
    int64 === true && (api.int64 === "bigint" || values.some(({ digits }) => digits !== undefined))
  );
}

/** The only enum that a shape is, null and any text beside it aside. */
function enumOf(shape: Shape, client: ClientPlan, outer: readonly Shape[]): EnumShape | undefined {
  const target = resolveShape(shape, client.api.schemas);
  if (target.kind === "enum") return target;
  if (target.kind !== "union" || outer.includes(target)) return undefined;
  const enums = target.variants.filter(({ kind }) => kind === "enum");
  const others = target.variants.filter((variant) => !enums.includes(variant));
  const isPlain = others.every(({ kind }) =>
    ["null", "string", "number", "integer"].includes(kind),
  );
  return enums.length === 1 && isPlain ? enumOf(enums[0]!, client, [...outer, target]) : undefined;
}

function freeName(one: EnumValue, taken: ReadonlySet<string>): string {
  const wanted = [nameOf(one), String(one.value)].filter((name) => name !== null);
  const free = wanted.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    const numbered = `${wanted[0]!}${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** What the author calls a value: as it is written, or the words of it. Sentences are none. */
function nameOf({ name }: EnumValue): string | null {
  if (name === undefined || name.split(/\s+/).length > mostWords) return null;
  const bent = identifier.test(name) ? name : pascalCase(name);
  return identifier.test(bent) ? bent : null;
}

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

const mostWords = 5;
