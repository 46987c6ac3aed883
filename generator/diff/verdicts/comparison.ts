/** What all comparisons share: the two packages, the current position, and the findings. */
import type { NamedSchema } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { typeDirection, type Direction } from "../../4-plan/directions.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { operationKey, schemaKey } from "../../5-emit/keys.js";
import type { VendorDialect } from "../../model/dialects.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { levels, type Finding, type Kind, type Level, type Affects } from "./finding.js";

/** The two packages, and the findings so far. */
export interface Comparison {
  readonly older: ClientPlan;
  readonly newer: ClientPlan;
  readonly findings: RawFinding[];
  /** Pairs of schemas that were compared already, by direction and wire format. */
  readonly compared: Set<string>;
  /** The pairs of choices that are being compared, nested in each other. */
  readonly comparing: Map<Shape, Set<Shape>>;
  /** Schema ids by exported name, for each side. */
  readonly names: { readonly older: SchemaNames; readonly newer: SchemaNames };
  /** Schemas that are the same under another name: old id to new id. */
  readonly renamed: Map<SchemaId, SchemaId>;
}

export type SchemaNames = ReadonlyMap<string, SchemaId>;

/** A finding whose operations may still have to be determined. */
export interface RawFinding extends Omit<Finding, "operations" | "schema"> {
  readonly owner: Owner;
  readonly direction: Direction | "both";
  /** Of a setting that many places follow: the message for all of them, if there are several. */
  readonly shared?: string | undefined;
}

/** What a change belongs to: functions, an exported type (by its ids), or the whole client. */
export type Owner =
  | { readonly kind: "operation"; readonly names: readonly string[] }
  | { readonly kind: "schema"; readonly old: SchemaId | null; readonly new: SchemaId | null }
  | { readonly kind: "client" };

/** The current position in both packages. */
export interface Position {
  readonly owner: Owner;
  readonly direction: Direction;
  /** As callers write it: `body.amount.value`, `Pet.name`, `200: [].id`. */
  readonly label: string;
  readonly old: Pointer;
  readonly new: Pointer;
  readonly wire: Wire;
}

/** Two corresponding shapes, and their position. Whoever gets a pair compares it. */
export interface ShapePair {
  readonly older: Shape;
  readonly newer: Shape;
  readonly position: Position;
}

/** What decides about bytes besides the shape. */
export type Wire = "text" | "multipart" | VendorDialect | `${VendorDialect}-multipart`;

export function startComparison(older: ClientPlan, newer: ClientPlan): Comparison {
  const names = { older: namesOf(older), newer: namesOf(newer) };
  return {
    older,
    newer,
    findings: [],
    compared: new Set(),
    comparing: new Map(),
    names,
    renamed: new Map(),
  };
}

/**
 * Reports at a position.
 * @param only `old` if the new package has nothing there
 * @param shared see `RawFinding`
 */
export function report(
  comparison: Comparison,
  position: Pick<RawFinding, "owner" | "direction"> & Pick<Position, "old" | "new">,
  [level, kind, affects]: readonly [Level, Kind, Affects],
  message: string,
  only: "old" | "new" | "both" = "both",
  shared?: string,
): void {
  const { owner, direction } = position;
  const places = {
    old: only === "new" ? null : position.old,
    new: only === "old" ? null : position.new,
  };
  comparison.findings.push({ level, kind, affects, owner, direction, message, shared, ...places });
}

/** One step into a value, in the label and in both documents. */
export function enter(position: Position, label: string, oldStep: string, newStep = oldStep) {
  return {
    ...position,
    label: position.label + label,
    old: position.old + oldStep,
    new: position.new + newStep,
  };
}

/** The name by which callers import an operation. */
export function functionName(operation: Operation, client: ClientPlan): string {
  return client.symbol(operationKey(operation, "function")).name;
}

/** The name by which callers import a schema's main type. */
export function typeName({ id }: Pick<NamedSchema, "id">, client: ClientPlan): string {
  const direction = typeDirection(id, "response", client.usages);
  return client.symbol(schemaKey(id, direction)).name;
}

/** The place of a schema: its id without the additions for `$dynamicRef`s. */
export function placeOf(id: SchemaId): Pointer {
  return id.replace(/\?[^?#]*#.*$/s, "");
}

/** Whether plain data of both sides is equal. */
export function isSameData(
  older: unknown,
  newer: unknown,
  { newer: { api } }: Comparison,
): boolean {
  return api.shapes.keyOf(older) === api.shapes.keyOf(newer);
}

/** The more severe of two findings with one cause. */
export function moreSevere<F extends Pick<Finding, "level" | "affects">>(a: F, b: F): F {
  const rank = ({ level, affects }: F) => levels.indexOf(level) * 2 + (affects === null ? 1 : 0);
  return rank(b) < rank(a) ? b : a;
}

function namesOf(client: ClientPlan): SchemaNames {
  return new Map([...client.api.schemas.values()].map((s) => [typeName(s, client), s.id]));
}
