/** What `if` leads to, and which types that speaks of. */
import { child, items, membersIn, type Node } from "../../2-resolve/node.js";
import { typesOf } from "../schemas/schema-types.js";
import { isAnything } from "./any-schema.js";

export interface ConditionalParts {
  readonly condition: Node;
  /** `then` */
  readonly fitting: Node | undefined;
  /** `else` */
  readonly others: Node | undefined;
  /** The condition lists members, and nothing else says that values are objects: all others fit. */
  readonly isOfObjects: boolean;
}

/**
 * The parts of `if` that say something, if shapes can say the same of values of all types. As
 * elsewhere, a schema that lists members speaks of objects.
 */
export function conditionalParts(schema: Node): ConditionalParts | undefined {
  const condition = child(schema, "if");
  const [fitting, others] = [child(schema, "then"), child(schema, "else")].map((branch) =>
    branch === undefined || isAnything(branch) ? undefined : branch,
  );
  if (condition === undefined || (!fitting && !others)) return undefined;
  const known = typesOf(schema).join();
  const parts = [condition, fitting, others].filter((part) => part !== undefined);
  const implied = new Set(parts.flatMap(impliedTypes));
  const isOfAll = [...implied].every((type) => type === known);
  const isOfObjects =
    known === "unknown" && impliedTypes(condition).includes("object") && !implied.has("array");
  return isOfAll || isOfObjects ? { condition, fitting, others, isOfObjects: !isOfAll } : undefined;
}

/** The types that a schema speaks of without saying so. */
function impliedTypes(schema: Node): readonly string[] {
  if (["type", "enum", "const"].some((keyword) => child(schema, keyword))) return [];
  const { allOf, anyOf, ...others } = membersIn(schema);
  const single = ["not", "if", "then", "else"].flatMap((keyword) => others[keyword] ?? []);
  const own = typesOf(schema).filter((type) => type !== "unknown");
  return [...own, ...[...items(allOf), ...items(anyOf), ...single].flatMap(impliedTypes)];
}
