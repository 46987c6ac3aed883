// The runtime of wireform, copied. Do not edit.
/**
 * The members of an object in bracket notation: which are written, under which keys, in which
 * order.
 */
import { checkObject } from "../codecs/members.js";
import { type Ancestors, enter } from "../codecs/nesting.js";
import type { ObjectNode } from "../codecs/resolve.js";
import { hasOwn, type Members } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import type { Append, Mount } from "./brackets.js";

/** Own and enumerable: what counts as a member. */
const isOwn = Object.prototype.propertyIsEnumerable;

/** With `path` null, the root. Members are mounted when they are first written. */
export function mountObject(mount: Mount, node: ObjectNode, path: string | null): Append {
  const { fields, rest } = node;
  const names = fields.map(([name]) => name);
  // A member that is left out counts as already written.
  const declared = new Set(node.skip ? [...names, ...node.skip] : names);
  const appends: Append[] = [];
  let isInOrder = true;

  function mountMember(i: number): Append {
    const [name, codec] = fields[i]!;
    const key = keyOf(mount, path, name, true);
    const own = path === null ? mount.parser?.own?.(name, codec) : undefined;
    return (appends[i] = own ?? mount.at(key, codec));
  }

  /** The usual case, and the fastest; `undefined`: the members aren't in the declared order. */
  function appendInOrder(
    out: string,
    prefix: string,
    value: Members,
    inner: Ancestors,
  ): string | undefined {
    let i = 0;
    let name = "";
    try {
      for (name in value) {
        while (i < names.length && names[i] !== name) i++;
        if (i === names.length) return undefined;
        const member = value[name];
        if (member === undefined || !hasOwn(value, name)) continue;
        out = (appends[i] ?? mountMember(i))(out, prefix, member, inner);
      }
    } catch (error) {
      throw EncodeError.at(error, name);
    }
    return out;
  }

  /** Declared members first, then others in the value's order. */
  function appendSorted(out: string, prefix: string, value: Members, inner: Ancestors): string {
    let name = "";
    try {
      for (let i = 0; i < names.length; i++) {
        name = names[i]!;
        const member = value[name];
        if (member === undefined || !isOwn.call(value, name)) continue;
        out = (appends[i] ?? mountMember(i))(out, prefix, member, inner);
      }
      for (name of Object.keys(value)) {
        const member = value[name];
        if (member === undefined || declared.has(name)) continue;
        const codec = node.free ? node.free(name) : rest;
        if (!codec) throw new EncodeError("unknown_property");
        const key = keyOf(mount, path, name, false);
        out = mount.shared(codec)(out, prefix + key, member, inner);
      }
    } catch (error) {
      throw EncodeError.at(error, name);
    }
    return out;
  }

  return (out, prefix, value, outer) => {
    checkObject(node, value);
    const inner = enter(value, outer, mount.parser?.maxDepth);
    const written = isInOrder ? appendInOrder(out, prefix, value, inner) : undefined;
    if (written !== undefined) return written;
    // A caller tends to use one order: if it wasn't the declared one, it won't be next time.
    isInOrder = false;
    return appendSorted(out, prefix, value, inner);
  };
}

/**
 * Bracket parsers can't read back a key that is empty or has brackets in it. Only a property of the
 * root may have such a name, if the document declares it.
 */
function keyOf(mount: Mount, path: string | null, name: string, isDeclared: boolean): string {
  if ((path !== null || !isDeclared) && /^$|[[\]]/.test(name)) {
    throw new EncodeError("ambiguous_key", "empty or with brackets");
  }
  mount.parser?.checkName(name, path === null);
  const key = mount.escapeKey(name);
  return path === null ? "&" + key : path + mount.open + key + mount.close;
}
