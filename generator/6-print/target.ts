/** Which file of a module is printed: its source, its JavaScript or its declarations. */
export type Target = "ts" | "js" | "d.ts";

/**
 * The target of a value. `table` is a constant in JavaScript, made when its module is loaded. Its
 * calls are marked as pure, so that bundlers can remove unused constants.
 */
export type ValueTarget = Target | "table";
