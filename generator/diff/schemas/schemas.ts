import type { SchemaId } from "../../model/schema.js";
import { isAssignable } from "./assignable.js";
import { placeOf, report, typeName, type Comparison } from "../verdicts/comparison.js";
import { compareEnumValues } from "./enum-values.js";
import { allWires } from "./written.js";
import { compareSchemas } from "./shapes.js";

/** The exported types that no operation has led to yet, and those that only one side has. */
export function compareAllSchemas(comparison: Comparison): void {
  const { older, newer, names, renamed } = comparison;
  for (const [name, id] of names.older) {
    const counterpart = renamed.get(id) ?? names.newer.get(name);
    if (counterpart === undefined) {
      const owner = { kind: "schema", old: id, new: null } as const;
      const at = { owner, direction: "both", old: placeOf(id), new: "" } as const;
      const message = `The type \`${name}\` was removed.`;
      report(comparison, at, ["major", "schema-removed", "types"], message, "old");
      continue;
    }
    for (const direction of ["request", "response"] as const) {
      const isUsed = older.usages.get(id)![direction];
      const isCompared = allWires.some((wire) =>
        comparison.compared.has(`${direction} ${wire} ${id} ${counterpart}`),
      );
      if (isUsed && !isCompared)
        compareSchemas(id, counterpart, { direction, wire: "text" }, comparison);
    }
    compareSplit(id, counterpart, comparison);
    compareEnumValues(id, counterpart, comparison);
  }
  const successors = new Set(renamed.values());
  for (const [name, id] of names.newer) {
    if (names.older.has(name) || successors.has(id)) continue;
    const owner = { kind: "schema", old: null, new: id } as const;
    const at = { owner, direction: "both", old: "", new: placeOf(id) } as const;
    const message = `The type \`${typeName({ id }, newer)}\` was added.`;
    report(comparison, at, ["minor", "schema-added", null], message, "new");
  }
}

/**
 * One type becomes two: the name stays with responses, so values that callers annotate with it may
 * be refused in requests.
 */
function compareSplit(older: SchemaId, newer: SchemaId, comparison: Comparison): void {
  const before = comparison.older.usages.get(older)!;
  const after = comparison.newer.usages.get(newer)!;
  if (before.split || !before.request || !after.split) return;
  const shape = { kind: "reference", to: newer } as const;
  const client = comparison.newer;
  const isTaken = isAssignable(
    { shape, client, direction: "response" },
    { shape, client, direction: "request" },
  );
  const name = typeName({ id: newer }, client);
  const owner = { kind: "schema", old: older, new: newer } as const;
  const at = { owner, direction: "request", old: placeOf(older), new: placeOf(newer) } as const;
  const verdict = isTaken ? (["minor", null] as const) : (["major", "types"] as const);
  const message = `Requests now take \`${name}Input\`: \`${name}\` is the type of responses.`;
  report(comparison, at, [verdict[0], "schema-split", verdict[1]], message);
}
