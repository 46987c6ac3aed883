/** The dialect `rails`: what Rack's `parse_nested_query` reads, and with it Rails (Rack 2 and 3). */
import type { Append } from "../codecs/mounted-members.js";
import type { ArrayNode } from "../codecs/resolve.js";
import { isNested } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import type { Mount } from "../forms/brackets.js";
import { eachItem, scalarKey } from "./lists.js";
import { checkBrackets, listName } from "./names.js";
import type { Parser } from "./parser-form.js";

export const rails: Parser = {
  // `param_depth_limit` of Rack 3, and the number of fields that Rack 2 and 3 read: for more they
  // answer 400.
  maxDepth: 31,
  maxFields: 4096,
  fileList: "[]",
  itemName: listName,
  mountArray: mountList,
  checkName: checkBrackets,
};

/**
 * `a[]=x`, and `a[][name]=x` for objects: a number would make it a hash. Rack begins a new object
 * at a member that the last one already has, so such a member is written first.
 */
function mountList(mount: Mount, path: string, node: ArrayNode): Append {
  const brackets = mount.open + mount.close;
  return (out, prefix, value, outer) => {
    const start = prefix + path;
    const isNamed = start.endsWith(brackets);
    const key = isNamed ? start : start + brackets;
    // The names in the previous item, if that is an object.
    let last: readonly string[] | undefined;
    return eachItem(mount, node, value, outer, out, (text, write, item) => {
      // Rack has no notation for a list in a list.
      if (isNamed || Array.isArray(item)) scalarKey(key, item);
      const pairs = write(key).slice(1).split("&");
      const names = pairs.map((pair) => pair.slice(key.length, pair.indexOf("=")));
      const first = names.findIndex((name) => !last || last.includes(name));
      if (isNested(item) && first === -1)
        throw new EncodeError("ambiguous_key", "Rack would add its members to the item before");
      last = isNested(item) ? names.filter((name) => !name.includes(brackets)) : undefined;
      const ordered =
        first > 0 ? [pairs[first], ...pairs.filter((pair) => pair !== pairs[first])] : pairs;
      return `${text}&${ordered.join("&")}`;
    });
  };
}
