/** What of a module is printed: its source, what runs, or what a type checker reads. */
export type Target = "ts" | "js" | "d.ts";

/**
 * The same of a value. `table`: a constant of JavaScript, made when its module is loaded. Its calls
 * say that they do nothing else, so that bundlers leave out what nobody uses.
 */
export type ValueTarget = Target | "table";
