import type { Operation } from "../../model/operation.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { functionName, report, type Comparison } from "../verdicts/comparison.js";

/** An operation of the old package, with its counterpart in the new one. */
export type OperationPair = readonly [older: Operation, newer: Operation];

/**
 * Pairs operations by the names of their functions; those of the same route even under a new name.
 */
export function pairOperations(comparison: Comparison): readonly OperationPair[] {
  const before = byName(comparison.older);
  const after = byName(comparison.newer);
  const lost = new Map([...before].filter(([name]) => !after.has(name)));
  const gained = new Map([...after].filter(([name]) => !before.has(name)));
  const pairs = [...before].flatMap(([name, older]): OperationPair[] => {
    const newer = after.get(name);
    return newer === undefined ? [] : [[older, newer]];
  });
  for (const [name, older] of lost) {
    const found = [...gained].find(([, newer]) => routeOf(newer) === routeOf(older));
    const owner = { kind: "operation", names: [name] } as const;
    const at = { owner, direction: "request", old: older.at, new: found?.[1].at ?? "" } as const;
    if (found === undefined) {
      const message = `\`${name}\` (${older.method} ${older.path}) was removed.`;
      report(comparison, at, ["major", "operation-removed", "types"], message, "old");
      continue;
    }
    const message = `\`${name}\` was renamed to \`${found[0]}\`.`;
    report(comparison, at, ["major", "operation-renamed", "types"], message);
    gained.delete(found[0]);
    pairs.push([older, found[1]]);
  }
  for (const [name, { at, method, path }] of gained) {
    const owner = { kind: "operation", names: [name] } as const;
    const place = { owner, direction: "request", old: at, new: at } as const;
    const message = `\`${name}\` (${method} ${path}) was added.`;
    report(comparison, place, ["minor", "operation-added", null], message, "new");
  }
  return pairs;
}

function byName(client: ClientPlan): ReadonlyMap<string, Operation> {
  return new Map(client.api.operations.map((o) => [functionName(o, client), o]));
}

/** What identifies an operation for the server: names of path parameters don't count. */
function routeOf({ method, path }: Operation): string {
  return `${method} ${path.replace(/\{[^{}]*\}/g, "{}")}`;
}
