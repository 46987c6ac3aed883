import type { ClientPlan } from "../../4-plan/plan.js";
import { compareTexts } from "../../host/text-order.js";
import type { Operation } from "../../model/operation.js";
import { operationId } from "../operations/operation-data.js";
import { table, thunk } from "../seam/build.js";
import type { Expression, ObjectMember } from "../seam/draft.js";

/** A table of what is said of each operation, by its id; nothing is said of some. */
export function byOperation(
  client: ClientPlan,
  rulesOf: (operation: Operation) => readonly ObjectMember[],
): Expression {
  const { operations } = client.api;
  const ids = operations.map((operation) => operationId(operation, client));
  const entries = operations.flatMap((operation, at) => {
    const id = ids[at]!;
    // Requests of operations that share an id can't be told apart.
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) return [];
    const rules = rulesOf(operation);
    return rules.length === 0 ? [] : [[id, thunk(table(rules))] as const];
  });
  return table(entries.toSorted(([a], [b]) => compareTexts(a, b)));
}
