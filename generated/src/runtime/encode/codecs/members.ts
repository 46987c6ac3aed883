// The runtime of wireform, copied. Do not edit.
/** What an array or object codec writes of a value, in which order, and where errors stand. */
import { EncodeError, locate } from "../errors.js";
import type { CodecNode } from "./codec.js";
import { type ArrayNode, itemCodec, type ObjectNode, restCodec } from "./resolve.js";
import { isObject, type Members, misfit } from "./scalar.js";

/**
 * The own enumerable members, without a prototype.
 * @throws EncodeError on one that isn't declared: a misspelled name would be lost in silence
 */
export function ownMembers(values: unknown, declared: readonly string[]): Members {
  if (!isObject(values)) throw misfit(values, "an object");
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && !declared.includes(name)) {
      throw EncodeError.at(new EncodeError("unknown_property"), name);
    }
  }
  return { __proto__: null, ...values };
}

/**
 * Visits the own enumerable members that are not undefined: the declared ones in declared order,
 * then others in the value's order, or `unknown_property` where the object is closed.
 */
export function forEachMember(
  node: ObjectNode,
  value: unknown,
  visit: (name: string, codec: CodecNode, member: unknown) => void,
): void {
  checkObject(node, value);
  const { propertyIsEnumerable } = Object.prototype;
  const declared = new Map(node.fields);
  const { skip } = node;
  const others = Object.keys(value).filter((name) => !declared.has(name) && !skip?.has(name));
  for (const name of [...declared.keys(), ...others]) {
    if (!propertyIsEnumerable.call(value, name) || value[name] === undefined) continue;
    locate(name, () => {
      const codec = declared.get(name) ?? restCodec(node, name);
      if (codec === null) throw new EncodeError("unknown_property");
      visit(name, codec, value[name]);
    });
  }
}

/**
 * @throws EncodeError for what is no object; and where the document declares no member, for what says by
 * a `toJSON` what its data is: its own members may be anything else
 */
export function checkObject({ fields }: ObjectNode, value: unknown): asserts value is Members {
  if (!isObject(value)) throw misfit(value, "an object");
  if (!fields.length && typeof value["toJSON"] === "function")
    throw new EncodeError("unsupported_value", "call its toJSON");
}

/**
 * Visits the items that are not undefined.
 * @throws EncodeError on a gap, as `checkGap` does
 */
export function forEachItem(
  node: ArrayNode,
  value: unknown,
  visit: (codec: CodecNode, item: unknown, index: number) => void,
): void {
  if (!Array.isArray(value)) throw misfit(value, "an array");
  for (let index = 0; index < value.length; index++) {
    locate(index, () => {
      if (value[index] === undefined) checkGap(node, value, index);
      else visit(itemCodec(node, index), value[index], index);
    });
  }
}

/**
 * For an item that is left out.
 * @throws EncodeError where there is none at all, and where later ones of a tuple would move up, each
 *   to the position of another
 */
export function checkGap({ first }: ArrayNode, value: readonly unknown[], index: number): void {
  const isSent = (item: unknown): boolean => item !== undefined && item !== value[index];
  if (!(index in value) || (first?.[index] && value.slice(index).some(isSent)))
    throw new EncodeError("type_mismatch", "a gap");
}
