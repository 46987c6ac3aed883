import type { ClientPlan } from "../4-plan/plan.js";
import { exportsOf } from "../5-emit/client/client-index.js";
import { inlineNames } from "../5-emit/schemas/inline-types.js";
import { operationKey, schemaKey } from "../5-emit/keys.js";
import { anyDirection } from "../4-plan/directions.js";
import type { Pointer } from "../diagnostics/diagnostic.js";
import {
  functionName,
  placeOf,
  report,
  type Comparison,
  type Owner,
} from "./verdicts/comparison.js";

/** Names that the package no longer exports, and that no other finding reports. */
export function compareExports(comparison: Comparison): void {
  const { older, newer, findings } = comparison;
  const exported = new Set(exportsOf(newer).flatMap(({ values, types }) => [...values, ...types]));
  const reported = new Set(
    findings.filter(({ affects }) => affects === "types").map(({ owner }) => keyOf(owner)),
  );
  const declared = declarations(older);
  for (const { from, values, types } of exportsOf(older)) {
    const declaration = declared.get(from);
    if (declaration === undefined || reported.has(keyOf(declaration.owner))) continue;
    const missing = [...values, ...types].filter((name) => !exported.has(name));
    if (missing.length === 0) continue;
    // Names by place appear and disappear with their types, which other findings report.
    const placed = inlineNames(declaration.home, older);
    const known = new Set([...placed.values, ...placed.types]);
    const lost = missing.filter((name) => !known.has(name));
    if (lost.length === 0) continue;
    const { owner, old } = declaration;
    const at = { owner, old, direction: "request", new: "" } as const;
    const message = `The package no longer exports ${lost.map((name) => `\`${name}\``).join(", ")}.`;
    report(comparison, at, ["major", "export-removed", "types"], message, "old");
  }
}

/** The operation or schema that each module declares. */
function declarations(client: ClientPlan) {
  const byFile = new Map<
    string,
    { readonly owner: Owner; readonly old: string; readonly home: Pointer }
  >();
  for (const operation of client.api.operations) {
    const { file } = client.symbol(operationKey(operation, "function"));
    const owner: Owner = { kind: "operation", names: [functionName(operation, client)] };
    byFile.set(file, { owner, old: operation.at, home: operation.at });
  }
  for (const [id, { split }] of client.usages) {
    const direction = split ? "response" : anyDirection(id, client);
    const owner: Owner = { kind: "schema", old: id, new: null };
    const { file } = client.symbol(schemaKey(id, direction));
    byFile.set(file, { owner, old: placeOf(id), home: id });
  }
  return byFile;
}

/** A schema is identified by its old id. */
function keyOf(owner: Owner): string {
  switch (owner.kind) {
    case "operation":
      return `operation ${owner.names.join()}`;
    case "schema":
      return `schema ${owner.old}`;
    case "client":
      return "client";
  }
}
