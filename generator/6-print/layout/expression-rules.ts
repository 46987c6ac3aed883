/** Rules of prettier for line breaks in lists of values and in calls. */
import type { Expression, Item } from "../../5-emit/seam/draft.js";

export function isLongList(item: Item): boolean {
  if (item.kind === "array") return item.items.length > 1;
  return item.kind === "object" && item.members.length > 1;
}

/** Whether each argument gets a line: if one of several is a call that takes a function. */
export function isComposition(args: readonly Item[]): boolean {
  const takesFunction = (arg: Item) =>
    arg.kind === "call" && arg.arguments.some(({ kind }) => kind === "thunk");
  return args.length > 1 && args.some(takesFunction);
}

/** Whether the last argument opens on the line of the call: `f(a, {`. */
export function hugs(args: readonly Item[]): boolean {
  const last = args.at(-1);
  if (last?.kind === "thunk") return true;
  if (last?.kind !== "object" && last?.kind !== "array") return false;
  const size = last.kind === "object" ? last.members.length : last.items.length;
  return size > 0 && args.at(-2)?.kind !== last.kind;
}

/** A string, or a short call such as `array(string)`: it moves to the next line as a whole. */
export function isPoorlyBreakable(value: Expression): boolean {
  if (value.kind === "literal") return typeof value.value === "string";
  if (value.kind !== "call" || value.arguments.length > 1) return false;
  const [argument] = value.arguments;
  if (argument === undefined) return true;
  if (argument.kind === "symbol") return argument.symbol.name.length <= 25;
  return argument.kind === "literal" && String(argument.value).length <= 25;
}
