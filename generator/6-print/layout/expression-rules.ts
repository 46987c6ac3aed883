/** Where prettier breaks a table of values, and where it never does. */
import type { Expression, Item } from "../../5-emit/seam/draft.js";

export function isLongList(item: Item): boolean {
  if (item.kind === "array") return item.items.length > 1;
  return item.kind === "object" && item.members.length > 1;
}

/** Calls that take functions, side by side: prettier gives each a line. */
export function isComposition(args: readonly Item[]): boolean {
  const takesFunction = (arg: Item) =>
    arg.kind === "call" && arg.arguments.some(({ kind }) => kind === "thunk");
  return args.length > 1 && args.some(takesFunction);
}

/** Whether the last argument's brackets stay on the line of the call's. */
export function hugs(args: readonly Item[]): boolean {
  const last = args.at(-1);
  if (last?.kind !== "object" && last?.kind !== "array") return false;
  const size = last.kind === "object" ? last.members.length : last.items.length;
  return size > 0 && args.at(-2)?.kind !== last.kind;
}

/** A call such as `array(string)`: it is moved to a line of its own, not broken inside. */
export function isPoorlyBreakable(value: Expression): boolean {
  if (value.kind === "literal") return typeof value.value === "string";
  if (value.kind !== "call" || value.arguments.length > 1) return false;
  const [argument] = value.arguments;
  if (argument === undefined) return true;
  if (argument.kind === "symbol") return argument.symbol.name.length <= 25;
  return argument.kind === "literal" && String(argument.value).length <= 25;
}
