/**
 * The members of an object in bracket notation: which are written, under which keys, in which
 * order.
 */
import { checkObject } from "../codecs/members.js";
import { enter } from "../codecs/nesting.js";
import { type ObjectNode, restCodec } from "../codecs/resolve.js";
import { hasOwn } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import type { Append, Mount } from "./brackets.js";

/** With `path` null, the root. Members are mounted when they are first written. */
export function mountObject(mount: Mount, node: ObjectNode, path: string | null): Append {
  const isRoot = path === null;
  const names = node.fields.map(([name]) => name);
  const places = new Map(names.map((name, place) => [name, place]));
  const none = names.map((): unknown => undefined);
  const appends: Append[] = [];
  // The names of the last value and their places: as a rule, the next value has the same.
  const met: string[] = [];
  const metPlaces: (number | undefined)[] = [];
  let isInOrder = true;

  function mountMember(place: number): Append {
    const [name, codec] = node.fields[place]!;
    const key = keyOf(name, isRoot);
    const own = isRoot ? mount.parser?.own?.(name, codec) : undefined;
    return (appends[place] = own ?? mount.at(key, codec));
  }

  /**
   * Bracket parsers can't read back a key that is empty or has brackets in it. Only a property of
   * the root may have such a name, if the document declares it.
   */
  function keyOf(name: string, isAllowed: boolean): string {
    if (!isAllowed && /^$|[[\]]/.test(name))
      throw new EncodeError("ambiguous_key", "empty or with brackets");
    mount.parser?.checkName(name, isRoot);
    const key = mount.escapeKey(name);
    return isRoot ? "&" + key : path + mount.open + key + mount.close;
  }

  return function append(before, prefix, value, outer): string {
    checkObject(node, value);
    const inner = enter(value, outer, mount.parser?.maxDepth);
    const members = isInOrder ? undefined : none.slice();
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
            out = (appends[place] ?? mountMember(place))(out, prefix, member, inner);
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
            out = (appends[i] ?? mountMember(i))(out, prefix, member, inner);
          i++;
        }
      }
      if (others)
        for (name of others) {
          const member = value[name];
          if (member === undefined || node.skip?.has(name)) continue;
          const codec = restCodec(node, name);
          if (!codec) throw new EncodeError("unknown_property");
          out = mount.shared(codec)(out, prefix + keyOf(name, false), member, inner);
        }
    } catch (error) {
      throw EncodeError.at(error, name);
    }
    return isInOrder || members ? out : append(before, prefix, value, outer);
  };
}
