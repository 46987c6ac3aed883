/** The members of an object in bracket notation: under which keys they are written. */
import { type Append, mountMembers } from "../codecs/mounted-members.js";
import type { ObjectNode } from "../codecs/resolve.js";
import { EncodeError } from "../errors.js";
import type { Mount } from "./brackets.js";

/** With `path` null, the root. */
export function mountObject(mount: Mount, node: ObjectNode, path: string | null): Append {
  const { parser } = mount;
  const isRoot = path === null;
  return mountMembers(
    node,
    (name, codec, isDeclared) => {
      // Bracket parsers can't read back a key that is empty or has brackets in it. Only a property
      // of the root may have such a name, if the document declares it.
      if (!(isRoot && isDeclared) && /^$|[[\]]/.test(name))
        throw new EncodeError("ambiguous_key", "empty or with brackets");
      parser?.checkName(name, isRoot);
      const escaped = mount.escapeKey(name);
      const key = isRoot ? "&" + escaped : path + mount.open + escaped + mount.close;
      return (
        (isDeclared && isRoot && parser?.own?.(name, codec)) || mount.at(key, codec, isDeclared)
      );
    },
    parser?.maxDepth,
  );
}
