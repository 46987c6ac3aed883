/** Which values of a shape are read as bigints or dates, which JSON doesn't have. */
import type { Api } from "../../model/api.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { referencesIn, somePart } from "../../model/walk.js";

/** What integers of 64 bits and moments become when they are read. */
export interface Reading extends Pick<Api, "int64" | "dates"> {
  /** The formats of the user's whose values are converted. */
  readonly formats: ReadonlySet<string>;
}

/** The format of the user's whose values stand there. */
export function userFormatOf(shape: Shape, { formats }: Reading): string | undefined {
  const format = "userFormat" in shape ? shape.userFormat : undefined;
  return format !== undefined && formats.has(format) ? format : undefined;
}

export function isInt64(shape: Shape, { int64 }: Reading): boolean {
  if (int64 === "number") return false;
  if (shape.kind === "enum") return shape.int64 === true;
  return shape.kind === "integer" && shape.wire === "int64";
}

export function isUnixTime(shape: Shape, { dates }: Reading): boolean {
  return dates === "date" && shape.kind === "integer" && shape.wire === "unix-time";
}

function isDateTime(shape: Shape, { dates }: Reading): boolean {
  return dates === "date" && shape.kind === "string" && shape.wire === "date-time";
}

/** Where another text may stand, a text that is no moment is that. */
export function dateTimeOf(leaves: readonly Shape[], reading: Reading): "sure" | "maybe" | null {
  if (!leaves.some((leaf) => isDateTime(leaf, reading))) return null;
  const isText = (leaf: Shape) =>
    leaf.kind === "unknown" ||
    (leaf.kind === "string" && !isDateTime(leaf, reading)) ||
    (leaf.kind === "enum" && leaf.values.some(({ value }) => typeof value === "string"));
  return leaves.some(isText) ? "maybe" : "sure";
}

/** The schemas that contain such a value, at any depth; the others are skipped. */
export function schemasWithValues(
  schemas: Api["schemas"],
  reading: Reading,
): ReadonlySet<SchemaId> {
  const users = new Map<SchemaId, SchemaId[]>();
  for (const [id, { shape }] of schemas)
    for (const used of referencesIn(shape)) {
      const known = users.get(used);
      if (known === undefined) users.set(used, [id]);
      else known.push(id);
    }
  const having = [...schemas].filter(([, { shape }]) => hasValue(shape, reading));
  const found = new Set(having.map(([id]) => id));
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  return found;
}

function hasValue(shape: Shape, reading: Reading): boolean {
  const isOne = isInt64(shape, reading) || isDateTime(shape, reading) || isUnixTime(shape, reading);
  return (
    isOne ||
    userFormatOf(shape, reading) !== undefined ||
    somePart(shape, (part) => hasValue(part, reading))
  );
}
