import { child, isRecord, type Node } from "../../2-resolve/node.js";
import type { Property } from "../../model/schema.js";
import { unionOf } from "../../model/compose.js";
import { objectsIn } from "../../model/walk.js";
import type { Lowering } from "../lowering.js";
import { isUndeclared, undeclared } from "./required.js";

/**
 * Members that a schema declares under a condition alone (`then`, `else`, `dependentSchemas`): they are
 * optional. A type can't express the condition.
 * @param known the names that are declared without one
 */
export function conditionalMembers(
  node: Node,
  known: ReadonlySet<string>,
  lowering: Lowering,
): readonly Property[] {
  const found = new Map<string, Property>();
  for (const branch of branchesOf(node))
    for (const property of membersOf(branch, lowering)) {
      if (known.has(property.name)) continue;
      const earlier = found.get(property.name);
      const shape = unionOf([...(earlier ? [earlier.shape] : []), property.shape], lowering.shapes);
      found.set(property.name, { ...property, required: false, shape });
    }
  // A member that only the condition names is a property too, of any type.
  const condition = child(node, "if");
  for (const { name } of condition === undefined ? [] : membersOf(condition, lowering))
    if (!known.has(name) && !found.has(name)) found.set(name, undeclared(name, false));
  return [...found.values()];
}

function branchesOf(node: Node): readonly Node[] {
  const dependent = child(node, "dependentSchemas");
  const names = isRecord(dependent?.value) ? Object.keys(dependent.value) : [];
  const branches = child(node, "if") ? [child(node, "then"), child(node, "else")] : [];
  return [...branches, ...names.map((name) => child(dependent!, name))].filter(
    (branch) => branch !== undefined,
  );
}

function membersOf(node: Node, lowering: Lowering): readonly Property[] {
  if (!isRecord(node.value)) return [];
  const objects = objectsIn(lowering.schema(node), lowering.schemas);
  return objects.flatMap(({ properties }) => properties).filter((p) => !isUndeclared(p));
}
