/** Names of members that parsers of bracket notation read. */
import { EncodeError } from "./errors.js";

/** The root's names may have brackets in the document; they are read if they are in order. */
export function checkBrackets(name: string): void {
  if (!/^[^[\]]+(\[[^[\]]*\])*$/.test(name))
    throw new EncodeError("ambiguous_key", "empty, or brackets out of order");
}
