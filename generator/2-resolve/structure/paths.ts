import type { Check } from "./rules.js";

/** The keys of `paths`: their braces, and templates that match the same requests. */
export const pathRules: Check = (value, report) => {
  const first = new Map<string, string>();
  for (const path in value) {
    if (path.startsWith("x-")) continue;
    if (hasLooseBrace(path)) report(path, `the path has an unbalanced brace: ${path}`);
    const route = path.replaceAll(/\{[^{}]*\}/g, "{}");
    const earlier = first.get(route);
    if (earlier === undefined) first.set(route, path);
    else
      report(path, `${path} matches the same URLs as ${earlier}`, {
        hint: "paths that differ only in parameter names are the same",
      });
  }
};

function hasLooseBrace(path: string): boolean {
  return /[{}]/.test(path.replaceAll(/\{[^{}]*\}/g, ""));
}
