/** The dialect `php`: what `$_POST`, `$_GET` and `parse_str` read (PHP 8). */
import { EncodeError } from "../errors.js";
import { numberedLists } from "./lists.js";
import { checkBrackets, listName } from "./names.js";
import type { Parser } from "./parser-form.js";

export const php: Parser = {
  // `max_input_nesting_level` and `max_input_vars`: PHP silently drops what is beyond.
  maxDepth: 64,
  maxFields: 1000,
  fileList: "[]",
  itemName: listName,
  mountArray: /* @__PURE__ */ numberedLists(),
  checkName(name, isRoot) {
    checkBrackets(name);
    if (name.includes("\0")) throw new EncodeError("ambiguous_key", "PHP ends a name at NUL");
    if (isRoot ? /^[^[]*[. ]/.test(name) : /^\s$/.test(name))
      throw new EncodeError("ambiguous_key", "PHP reads another name: it has a dot or space");
  },
};
