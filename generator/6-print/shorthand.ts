import type { ObjectMember } from "../5-emit/seam/draft.js";
import { isPlainKey } from "./text.js";

/** Whether `{ name: name }` can be `{ name }`. */
export function isShorthand([name, value]: ObjectMember): boolean {
  if (value.kind !== "symbol") return false;
  return (value.symbol.alias ?? value.symbol.name) === name && isPlainKey(name);
}
