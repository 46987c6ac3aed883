// The runtime of wireform, copied. Do not edit.
/**
 * The members of an object, mounted: which are written, under which keys, in which order. What is
 * known of a member before any value is worked out once, when it is first written.
 */
import { EncodeError } from "../errors.js";
import type { CodecNode } from "./codec.js";
import { checkObject } from "./members.js";
import { type Ancestors, enter } from "./nesting.js";
import { type ObjectNode, restCodec } from "./resolve.js";
import { hasOwn } from "./scalar.js";

/** Appends a value to `out`; what it writes starts with `prefix`. */
export type Append = (
  out: string,
  prefix: string,
  value: unknown,
  outer: Ancestors | undefined,
) => string;

interface Member {
  readonly name: string;
  /** Among the declared members; an undeclared one has -1, or 0 in a map. */
  readonly place: number;
  /** Null: there may be no such member. */
  readonly codec: CodecNode | null;
  /** Once it is mounted. */
  append: Append | undefined;
}

/**
 * The declared members in declared order, then others in the value's order.
 * @param mount mounts a member: there may be names without end of those that aren't declared
 */
export function mountMembers(
  node: ObjectNode,
  mount: (name: string, codec: CodecNode, isDeclared: boolean) => Append,
  maxDepth?: number,
): Append {
  const { fields, skip } = node;
  const { length } = fields;
  const memberOf = (name: string, place: number, codec: CodecNode | null): Member => ({
    name,
    place,
    codec,
    append: undefined,
  });
  // All at once: engines read objects faster that were made together.
  const declared = fields.map(([name, codec], place) => memberOf(name, place, codec));
  const byName = new Map(declared.map((member) => [member.name, member]));
  // Those of the last value: as a rule, the next value has the same.
  const met: Member[] = [];
  let isInOrder = true;

  // No member has another function before: engines call functions faster that were made at one place.
  function mounted(member: Member): Append {
    const { name, codec } = member;
    if (!codec) throw new EncodeError("unknown_property");
    return (member.append = mount(name, codec, byName.has(name)));
  }

  return function write(before, prefix, values, outer): string {
    checkObject(node, values);
    const inner = enter(values, outer, maxDepth);
    const sorted = isInOrder ? undefined : Array<unknown>(length);
    const others: Member[] = [];
    let out = before;
    let last = 0;
    let i = 0;
    let name = "";
    attempt: try {
      for (name in values) {
        const value = values[name];
        if (value === undefined || !hasOwn(values, name)) continue;
        let member = met[i];
        if (member === undefined || member.name !== name) {
          if (skip?.has(name)) continue;
          member = byName.get(name) ?? memberOf(name, length && -1, restCodec(node, name));
          if (i < 99) met[i] = member;
        }
        i++;
        const { place } = member;
        if (sorted) sorted[place < 0 ? length - 1 + others.push(member) : place] = value;
        else if (place >= last) out = (member.append ?? mounted(member))(out, prefix, value, inner);
        else {
          isInOrder = false;
          break attempt;
        }
        last = place;
      }
      if (sorted)
        for (i = 0; i < sorted.length; i++) {
          const value = sorted[i];
          if (value === undefined) continue;
          const member = declared[i] ?? others[i - length]!;
          name = member.name;
          out = (member.append ?? mounted(member))(out, prefix, value, inner);
        }
      return out;
    } catch (error) {
      throw EncodeError.at(error, name);
    }
    return write(before, prefix, values, outer);
  };
}
