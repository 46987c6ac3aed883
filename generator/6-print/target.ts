/** What of a module is printed: its source, what runs, or what a type checker reads. */
export type Target = "ts" | "js" | "d.ts";
