/** Finds the operation that a request is for. */
import type { ServedOperation } from "./served.js";

export interface Route {
  readonly operation: ServedOperation;
  /** The texts of path parameters, still percent-encoded. */
  readonly path: Readonly<Record<string, string>>;
}

export interface Router {
  /** The operation, or the methods that the path has; `null`: no operation has this path. */
  find(method: string, pathname: string): Route | { readonly allowed: readonly string[] } | null;
}

interface Template {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly operation: ServedOperation;
}

/**
 * Static segments come before variable ones: `/pets/mine` before `/pets/{id}`. A slash at the end
 * makes no difference.
 * @param bases what may stand before a path: the paths of the servers, `/v1` for example
 */
export function makeRouter(
  operations: readonly ServedOperation[],
  bases: readonly string[],
): Router {
  const templates = operations
    .map((operation): Template => {
      const names = Array.from(operation.path.matchAll(/\{([^}]*)\}/g), ([, name]) => name!);
      const [first, ...texts] = operation.path.replace(/\/$/, "").split(/\{[^}]*\}/);
      // Variables without a text between them could cut what is percent-encoded.
      const variable = texts.slice(0, -1).includes("") ? wholeSigns : "([^/]+)";
      const source = texts.map((text) => variable + escapePattern(text)).join("");
      return { pattern: new RegExp(`^${escapePattern(first!)}${source}/?$`), names, operation };
    })
    .sort((a, b) => compareSpecific(a.operation.path, b.operation.path));
  const prefixes = [...new Set([...bases, ""])].sort((a, b) => b.length - a.length);
  return {
    find(method, pathname) {
      const allowed = new Set<string>();
      for (const prefix of prefixes) {
        if (!pathname.startsWith(prefix)) continue;
        const rest = pathname.slice(prefix.length);
        for (const { pattern, names, operation } of templates) {
          const found = pattern.exec(rest);
          if (found === null) continue;
          if (operation.method !== method) {
            allowed.add(operation.method);
            continue;
          }
          const texts = names.map((name, at) => [name, found[at + 1]!] as const);
          return { operation, path: Object.fromEntries(texts) };
        }
      }
      return allowed.size > 0 ? { allowed: [...allowed].sort() } : null;
    },
  };
}

/** Signs of a segment, none of them in parts: `%C3%A9` is one. */
const wholeSigns =
  "((?:%[\\da-fA-F]{2}(?:%[89abAB][\\da-fA-F])*(?!%[89abAB][\\da-fA-F])|[^/%]|%(?![\\da-fA-F]{2}))+)";

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** By the first segment that only one of them leaves open. */
function compareSpecific(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = openness(left[at]!) - openness(right[at]!);
    if (difference !== 0) return difference;
  }
  // Paths with another number of segments are never both found.
  return 0;
}

/** A text, a text with a variable in it, a variable. */
function openness(segment: string): number {
  if (!segment.includes("{")) return 0;
  return /^\{[^}]*\}$/.test(segment) ? 2 : 1;
}
