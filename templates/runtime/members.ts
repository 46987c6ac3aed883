/** What an array or object codec writes of a value, in which order, and where errors stand. */
import type { CodecNode } from "./codec.js";
import { EncodeError } from "./errors.js";
import type { ArrayNode, ObjectNode } from "./resolve.js";
import { isObject, misfit } from "./scalar.js";

/**
 * Visits the own enumerable members that are not undefined: the declared ones in declared order,
 * then others in the value's order, or `unknown_property` where the object is closed.
 */
export function forEachMember(
  node: ObjectNode,
  value: unknown,
  visit: (name: string, codec: CodecNode, member: unknown) => void,
): void {
  if (!isObject(value)) throw misfit(value, "an object");
  const { propertyIsEnumerable } = Object.prototype;
  const declared = new Map(node.fields);
  const others = Object.keys(value).filter((name) => !declared.has(name));
  for (const name of [...declared.keys(), ...others]) {
    if (!propertyIsEnumerable.call(value, name) || value[name] === undefined) continue;
    try {
      const codec = declared.get(name) ?? node.rest;
      if (codec === null) throw new EncodeError("unknown_property", "not declared");
      visit(name, codec, value[name]);
    } catch (error) {
      throw EncodeError.at(error, name);
    }
  }
}

/** Visits the items that are not undefined. */
export function forEachItem(
  node: ArrayNode,
  value: unknown,
  visit: (codec: CodecNode, item: unknown) => void,
): void {
  if (!Array.isArray(value)) throw misfit(value, "an array");
  for (let index = 0; index < value.length; index++) {
    if (value[index] === undefined) continue;
    try {
      visit(node.items, value[index]);
    } catch (error) {
      throw EncodeError.at(error, index);
    }
  }
}
