/** Lists for a dialect that is named after a parser: what it would read differently is refused. */
import { checkGap } from "../codecs/members.js";
import type { Append } from "../codecs/mounted-members.js";
import { type Ancestors, enter } from "../codecs/nesting.js";
import { type ArrayNode, itemCodec } from "../codecs/resolve.js";
import { isNested, misfit } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import type { Mount } from "../forms/brackets.js";

/** `a[0]=x`; `a[]=x` with `arrays: brackets`, if no item is a list or object. */
export function numberedLists(
  maxItems?: number,
): (mount: Mount, path: string, node: ArrayNode) => Append {
  return (mount: Mount, path: string, node: ArrayNode): Append =>
    (out, prefix, value, outer) => {
      const start = prefix + path;
      const end = mount.open + mount.close;
      // The document's own name for a list, such as `ids[]`, already has the brackets.
      const isNamed = start.endsWith(end);
      const isNumbered =
        mount.arrays === "indices" || (Array.isArray(value) && value.some(isNested));
      let index = 0;
      return eachItem(mount, node, value, outer, out, (text, write, item) => {
        checkItems(index, maxItems ?? Infinity);
        if (isNamed) return text + write(scalarKey(start, item));
        const key = isNumbered ? start + mount.open + index++ + mount.close : start + end;
        return text + write(key);
      });
    };
}

/** @throws EncodeError for the item at `index` if the list is already full */
export function checkItems(index: number, maxItems: number): void {
  if (index === maxItems) throw new EncodeError("too_many", `a list has up to ${maxItems} items`);
}

/** The parser couldn't tell which item a member belongs to. */
export function scalarKey(key: string, item: unknown): string {
  if (isNested(item)) throw new EncodeError("nested_value");
  return key;
}

/** Appends the result of `append` for each written item. */
export function eachItem(
  mount: Mount,
  node: ArrayNode,
  value: unknown,
  outer: Ancestors | undefined,
  out: string,
  append: (out: string, write: (key: string) => string, item: unknown) => string,
): string {
  if (!Array.isArray(value)) throw misfit(value, "an array");
  const inner = enter(value, outer, mount.parser?.maxDepth);
  let i = 0;
  try {
    for (; i < value.length; i++) {
      const item: unknown = value[i];
      const codec = itemCodec(node, i);
      if (item === undefined || (item === null && !mount.writesNull(codec))) {
        checkGap(node, value, i);
        continue;
      }
      out = append(out, (key) => written(mount.shared(codec)("", key, item, inner)), item);
    }
  } catch (error) {
    throw EncodeError.at(error, i);
  }
  return out;
}

function written(text: string): string {
  if (text === "") throw new EncodeError("empty_item");
  return text;
}
