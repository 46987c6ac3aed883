/** Checks of the options of handlers and fakes: programs without a compiler may misspell them. */
import { checkOptions, isFunction, isObjectOption, type Shape } from "../client/options.js";

type OptionCheck = Shape[string];

export const needsFunction: OptionCheck = (value) => isFunction(value) || "no function";
/** Whatever else it is would count as `false`, or fail when it is first called. */
export const needsFunctionOrFalse: OptionCheck = (value) =>
  value === false || typeof value === "function" || "neither a function nor false";
export const needsFlag: OptionCheck = (value) =>
  typeof value === "boolean" || "neither true nor false";
export const needsObject: OptionCheck = (value) => isObjectOption(value) || "no object";
export const needsText: OptionCheck = (value) => typeof value === "string" || "no string";
/** @param what it counts: `number of seconds` */
export const needsNumber =
  (what: string): OptionCheck =>
  (value) =>
    (typeof value === "number" && value >= 0) || `no ${what}`;

export const needsStatus: OptionCheck = (value) =>
  (Number.isInteger(value) && (value as number) >= 200 && (value as number) < 600) ||
  "no status from 200 to 599";

export const needsWord =
  (...words: readonly string[]): OptionCheck =>
  (value) =>
    words.some((word) => word === value) || `none of ${words.join(", ")}`;

/** Checks the members that handlers of operations and of webhooks have in common. */
export function checkHandlerOptions(
  options: { readonly limits?: object | undefined },
  own: Shape,
): void {
  checkOptions(options, {
    ...own,
    onProblem: needsFunction,
    onError: needsFunction,
    limits: needsObject,
  });
  const { limits } = options;
  const count = needsNumber("number of 0 or more");
  if (limits) checkOptions(limits, { depth: count, names: count, bytes: count }, "limits.");
}
