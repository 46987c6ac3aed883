/**
 * Of ts-morph, only TypeScript, which is imported late. Its own classes print the drafts of other authors'
 * emitters, and the page has none of them.
 */
export { default as ts } from "typescript";

function absent(): never {
  throw new Error("ts-morph isn't there in a browser");
}

export { absent as Project };

export const StructureKind = {};
