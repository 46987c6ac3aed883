/** What an array or object codec writes of a value, in which order, and the places of errors. */
import { EncodeError } from "../errors.js";
import type { CodecNode } from "./codec.js";
import { type ArrayNode, itemCodec, type ObjectNode, restCodec } from "./resolve.js";
import { hasOwn, isObject, type Members, misfit } from "./scalar.js";

/**
 * The own enumerable members, in the order of `declared`; `undefined` where one is missing.
 * @throws EncodeError for an undeclared one: a misspelled name would be silently lost
 */
export function ownMembers(values: unknown, declared: readonly string[]): unknown[] {
  if (!isObject(values)) throw misfit(values, "an object");
  const found = Array<unknown>(declared.length);
  let next = 0;
  for (const name in values) {
    const value = values[name];
    if (value === undefined || !hasOwn(values, name)) continue;
    const place = declared[next] === name ? next : declared.indexOf(name);
    if (place < 0) throw EncodeError.at(new EncodeError("unknown_property"), name);
    found[place] = value;
    next = place + 1;
  }
  return found;
}

/**
 * Visits the own enumerable members that are not undefined: the declared ones in declared order,
 * then others in the value's order, or `unknown_property` if the object is closed.
 */
export function forEachMember(
  node: ObjectNode,
  value: unknown,
  visit: (name: string, codec: CodecNode, member: unknown) => void,
): void {
  checkObject(node, value);
  const { fields, skip } = node;
  const names = Object.keys(value);
  let others = names.length;
  let name = "";
  try {
    for (const [declared, codec] of fields) {
      name = declared;
      if (!names.includes(name)) continue;
      others--;
      if (value[name] !== undefined) visit(name, codec, value[name]);
    }
    if (others)
      for (name of names) {
        if (value[name] === undefined || skip?.has(name) || fields.some(([one]) => one === name))
          continue;
        const codec = restCodec(node, name);
        if (codec === null) throw new EncodeError("unknown_property");
        visit(name, codec, value[name]);
      }
  } catch (error) {
    throw EncodeError.at(error, name);
  }
}

/**
 * @throws EncodeError for anything but an object; and, if the document declares no member, for an
 * object with `toJSON`: its own members may be something else than its data
 */
export function checkObject({ fields }: ObjectNode, value: unknown): asserts value is Members {
  if (!isObject(value)) throw misfit(value, "an object");
  if (!fields.length && typeof value["toJSON"] === "function")
    throw new EncodeError("unsupported_value", "call its toJSON");
}

/**
 * Visits the items that are not undefined.
 * @throws EncodeError for a gap, like `checkGap`
 */
export function forEachItem(
  node: ArrayNode,
  value: unknown,
  visit: (codec: CodecNode, item: unknown, index: number) => void,
): void {
  if (!Array.isArray(value)) throw misfit(value, "an array");
  let index = 0;
  try {
    for (; index < value.length; index++) {
      const item: unknown = value[index];
      if (item === undefined) checkGap(node, value, index);
      else visit(itemCodec(node, index), item, index);
    }
  } catch (error) {
    throw EncodeError.at(error, index);
  }
}

/**
 * For an item that is left out.
 * @throws EncodeError if the array has a hole, or if later items of a tuple would move to the wrong
 * positions
 */
export function checkGap({ moves }: ArrayNode, value: readonly unknown[], index: number): void {
  if (!(index in value) || moves?.(value, index)) throw new EncodeError("type_mismatch", "a gap");
}
