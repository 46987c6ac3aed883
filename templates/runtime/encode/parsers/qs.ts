/** The dialect `qs`: what `qs.parse` of npm reads with its defaults, in all versions since 6.5. */
import { EncodeError } from "../errors.js";
import { checkItems, numberedLists } from "./lists.js";
import { checkBrackets, listName } from "./names.js";
import type { Parser } from "./parser-form.js";

/** Beyond these, qs makes objects of lists, keeps names as they are, or drops fields. */
const arrayLimit = 20;
const depth = 5;
const parameterLimit = 1000;

export const qs: Parser = {
  maxDepth: depth,
  maxFields: parameterLimit,
  fileList: "",
  itemName(name, index, arrays) {
    checkItems(index, arrayLimit);
    return arrays === "indices" ? `${name}[${index}]` : listName(name);
  },
  mountArray: /* @__PURE__ */ numberedLists(arrayLimit),
  checkName(name, isRoot) {
    checkBrackets(name);
    if (name in {}) throw new EncodeError("ambiguous_key", "qs ignores names of Object.prototype");
    // Whether the limit itself counts depends on the version of qs.
    if (!isRoot && /^(0|[1-9]\d?)$/.test(name) && +name <= arrayLimit)
      throw new EncodeError("ambiguous_key", "qs reads it as the index of a list");
  },
};
