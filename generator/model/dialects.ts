/** Who settles what OpenAPI leaves undefined on the wire, and how far. */
import type { ArrayNotation, Dialect, Notation, Nulls } from "./parameter.js";
import type { PartEncoding, PropertyEncoding } from "./body.js";
import { ruleOf } from "./styles.js";

export const dialects: readonly Dialect[] = ["oas", "stripe", "qs", "php", "rails"];
export const arrayNotations: readonly ArrayNotation[] = ["indices", "brackets"];
export const nullRules: readonly Nulls[] = ["empty", "omit"];

/** Where nobody says anything. */
export const usualNotation: Notation = {
  dialect: "oas",
  isDialectSaid: false,
  arrays: "indices",
  nulls: "empty",
};

/** A dialect that is named after what reads it on the server. */
export type ParserDialect = Exclude<Dialect, "oas" | "stripe">;

export function isParser(dialect: Dialect): dialect is ParserDialect {
  return dialect !== "oas" && dialect !== "stripe";
}

/** The notation that a dialect has: Rack reads `a[0]` as a hash. */
export function arraysOf(dialect: Dialect, arrays: ArrayNotation): ArrayNotation {
  return dialect === "rails" ? "brackets" : arrays;
}

/**
 * Whether a dialect decides how a value is written. `stripe` always does; one that is named after a
 * parser leaves alone what no bracket could mean: a media type, and a list that is one text.
 */
export function isSettledBy(dialect: Dialect, encoding: PropertyEncoding | undefined): boolean {
  if (dialect === "oas") return false;
  if (dialect === "stripe" || encoding === undefined) return true;
  return encoding.kind === "style" && (ruleOf(encoding.style).nests || encoding.explode);
}

/** Whether a dialect decides how a part is written: its headers are the document's in any case. */
export function isPartSettledBy(dialect: Dialect, part: PartEncoding): boolean {
  if (dialect === "stripe") return true;
  return part.headers.length === 0 && isSettledBy(dialect, part.encoding ?? undefined);
}
