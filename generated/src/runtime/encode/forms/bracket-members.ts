// The runtime of wireform, copied. Do not edit.
/** The members of an object in bracket notation: under which keys they are written. */
import { type Append, mountMembers } from "../codecs/mounted-members.js";
import type { ObjectNode } from "../codecs/resolve.js";
import { EncodeError } from "../errors.js";
import type { Mount } from "./brackets.js";

/** With `path` null, the root. */
export function mountObject(mount: Mount, node: ObjectNode, path: string | null): Append {
  const { escape, parser } = mount;
  const isRoot = path === null;
  /**
   * Bracket parsers can't read back a key that is empty or has brackets in it. Only a property of
   * the root may have such a name, if the document declares it.
   */
  const keyOf = (name: string, isDeclared: boolean): string => {
    if (!(isRoot && isDeclared) && /^$|[[\]]/.test(name))
      throw new EncodeError("ambiguous_key", "empty or with brackets");
    parser?.checkName(name, isRoot);
    const key = mount.escapeKey(name);
    return isRoot ? "&" + key : path + mount.open + key + mount.close;
  };
  return mountMembers(
    node,
    (name, codec) => {
      const key = keyOf(name, true);
      return (isRoot && parser?.own?.(name, codec)) || mount.at(key, codec);
    },
    (name, codec) => {
      const start = keyOf(name, false);
      const append = mount.shared(codec);
      return {
        key: append.key && start + append.key,
        append: (out, prefix, value, outer) => append(out, prefix + start, value, outer),
      };
    },
    (out, prefix, { key }, text) => (prefix ? out + prefix : out) + key + escape(text),
    parser?.maxDepth,
  );
}
