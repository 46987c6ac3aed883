import type { Api } from "../../model/api.js";
import type { EnumShape, EnumValue, Shape } from "../../model/schema.js";
import { resolveShape, type Schemas } from "../../model/walk.js";
import { pascalCase } from "../names/names.js";

/** The enum that a shape is, if any of its values can have a name. */
export function namedValues(
  shape: Shape,
  { schemas, int64 }: Pick<Api, "schemas" | "int64">,
): EnumShape | null {
  const found = enumOf(shape, schemas, []);
  if (found === undefined || isBigInt(found, int64)) return null;
  const isNamed = found.values.some(
    (one) => typeof one.value === "string" || valueName(one) !== null,
  );
  return isNamed ? found : null;
}

/** The author's name of a value, as written or from its words. Sentences are no names. */
export function valueName({ name }: EnumValue): string | null {
  if (name === undefined || name.split(/\s+/).length > mostWords) return null;
  const bent = identifier.test(name) ? name : pascalCase(name);
  return identifier.test(bent) ? bent : null;
}

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

const mostWords = 5;

/** Whether values are bigints, which older targets have no literals for, or rounded numbers. */
function isBigInt({ values, int64 }: EnumShape, read: Api["int64"]): boolean {
  return int64 === true && (read === "bigint" || values.some(({ digits }) => digits !== undefined));
}

/** The only enum in a shape, apart from null and any text. */
function enumOf(shape: Shape, schemas: Schemas, outer: readonly Shape[]): EnumShape | undefined {
  const target = resolveShape(shape, schemas);
  if (target.kind === "enum") return target;
  if (target.kind !== "union" || outer.includes(target)) return undefined;
  const enums = target.variants.filter(({ kind }) => kind === "enum");
  const others = target.variants.filter((variant) => !enums.includes(variant));
  const isPlain = others.every(({ kind }) =>
    ["null", "string", "number", "integer"].includes(kind),
  );
  return enums.length === 1 && isPlain ? enumOf(enums[0]!, schemas, [...outer, target]) : undefined;
}
