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

/**
 * The declared members in declared order, then others in the value's order.
 * @param at mounts a declared member
 * @param appendOther appends another one
 */
export function mountMembers(
  node: ObjectNode,
  at: (name: string, codec: CodecNode) => Append,
  appendOther: (name: string, codec: CodecNode, ...rest: Parameters<Append>) => string,
  maxDepth?: number,
): Append {
  const names = node.fields.map(([name]) => name);
  const places = new Map(names.map((name, place) => [name, place]));
  const appends: Append[] = [];
  // The names of the last value and their places: as a rule, the next value has the same.
  const met: string[] = [];
  const metPlaces: (number | undefined)[] = [];
  let isInOrder = true;

  return function append(before, prefix, value, outer): string {
    checkObject(node, value);
    const inner = enter(value, outer, maxDepth);
    const members = isInOrder ? undefined : Array<unknown>(names.length);
    let others = names.length ? undefined : Object.keys(value);
    let out = before;
    let last = 0;
    let i = 0;
    let name = "";
    write: try {
      if (!others)
        for (name in value) {
          const member = value[name];
          if (member === undefined || !hasOwn(value, name)) continue;
          if (met[i] !== name) metPlaces[i] = places.get((met[i] = name));
          const place = metPlaces[i++];
          if (place === undefined) (others ??= []).push(name);
          else if (members) members[place] = member;
          else if (place >= last) {
            last = place;
            out = (appends[place] ??= at(...node.fields[place]!))(out, prefix, member, inner);
          } else {
            isInOrder = false;
            break write;
          }
        }
      if (members) {
        i = 0;
        for (name of names) {
          const member = members[i];
          if (member !== undefined)
            out = (appends[i] ??= at(...node.fields[i]!))(out, prefix, member, inner);
          i++;
        }
      }
      if (others)
        for (name of others) {
          const member = value[name];
          if (member === undefined || node.skip?.has(name)) continue;
          const codec = restCodec(node, name);
          if (!codec) throw new EncodeError("unknown_property");
          out = appendOther(name, codec, out, prefix, member, inner);
        }
    } catch (error) {
      throw EncodeError.at(error, name);
    }
    return isInOrder || members ? out : append(before, prefix, value, outer);
  };
}
