/** Schemas that allow any value, or none. */
import { child, isRecord, type Node } from "../../2-resolve/node.js";
import { isText } from "../schemas/siblings.js";

/** Whether a schema forbids any value: `{ not: {} }`. */
export function isNothing(node: Node): boolean {
  if (node.value === false) return true;
  const not = child(node, "not");
  return not !== undefined && isAnything(not);
}

/** Whether a schema allows any value. */
export function isAnything({ value, at }: Node): boolean {
  if (value === true) return true;
  if (!isRecord(value)) return false;
  const rules = Object.keys(value).filter((key) => !isText(key));
  if (rules.length === 0) return true;
  return rules.length === 1 && rules[0] === "not" && isNothing(child({ value, at }, "not")!);
}
