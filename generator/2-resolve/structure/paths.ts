import type { Check } from "./rules.js";

/** The keys of `paths`: their braces, and templates that match the same requests. */
export const pathRules: Check = (value, tell) => {
  const first = new Map<string, string>();
  for (const path in value) {
    if (path.startsWith("x-")) continue;
    if (hasLooseBrace(path)) tell(path, `a brace of the path has no counterpart: ${path}`);
    const route = path.replaceAll(/\{[^{}]*\}/g, "{}");
    const earlier = first.get(route);
    if (earlier === undefined) first.set(route, path);
    else
      tell(path, `${path} matches what ${earlier} matches`, {
        hint: "paths that differ in names alone are one",
      });
  }
};

function hasLooseBrace(path: string): boolean {
  return /[{}]/.test(path.replaceAll(/\{[^{}]*\}/g, ""));
}
