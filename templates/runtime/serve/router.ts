/** Finds the operation that a request is for. */
import type { ServedOperation } from "./served.js";

export interface Route {
  readonly operation: ServedOperation;
  /** The texts of path parameters, still percent-encoded. */
  readonly path: Readonly<Record<string, string>>;
}

export interface Router {
  /** The operation, or the methods that the path has; `null`: no operation has this path. */
  find(method: string, url: RequestUrl): Route | { readonly allowed: readonly string[] } | null;
}

type RequestUrl = Pick<URL, "pathname" | "search">;

interface Template {
  /** Without variables' names. */
  readonly path: string;
  readonly pattern: RegExp;
  /** Of the pairs that the query has to have: paths like `/orders?paid=true` tell operations apart by them. */
  readonly pairs: readonly RegExp[];
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
  const templates = operations.map(templateOf).sort(compareSpecific);
  const prefixes = [...new Set([...bases, ""])].sort((a, b) => b.length - a.length);
  return {
    find(method, { pathname, search }) {
      const allowed = new Set<string>();
      for (const prefix of prefixes) {
        if (!pathname.startsWith(prefix)) continue;
        const rest = pathname.slice(prefix.length);
        for (const { pattern, pairs, names, operation } of templates) {
          const found = pattern.exec(rest);
          const texts = found && textsOfPairs(pairs, search);
          if (found === null || texts === null) continue;
          if (operation.method !== method) {
            allowed.add(operation.method);
            continue;
          }
          const all = [...found.slice(1), ...texts];
          return { operation, path: Object.fromEntries(names.map((name, at) => [name, all[at]!])) };
        }
      }
      return allowed.size > 0 ? { allowed: [...allowed].sort() } : null;
    },
  };
}

function templateOf(operation: ServedOperation): Template {
  const names = Array.from(operation.path.matchAll(/\{([^}]*)\}/g), ([, name]) => name!);
  const [path, query] = splitAt(operation.path.replace(/\{[^}]*\}/g, "{}"), "?");
  const texts = path.replace(/\/$/, "").split("{}");
  // Variables without a text between them could cut what is percent-encoded.
  const variable = texts.slice(1, -1).includes("") ? wholeSigns : "([^/]+)";
  const pairs = query === "" ? [] : query.split("&");
  return {
    path,
    pattern: new RegExp(`^${texts.map(escapePattern).join(variable)}/?$`),
    pairs: pairs.map((pair) => {
      return new RegExp(`^${pair.split("{}").map(escapePattern).join("(.*)")}$`);
    }),
    names,
    operation,
  };
}

/** Of the variables in the pairs; `null`: a pair is missing. */
function textsOfPairs(pairs: readonly RegExp[], search: string): readonly string[] | null {
  const texts: string[] = [];
  for (const pattern of pairs) {
    const found = search
      .slice(1)
      .split("&")
      .map((pair) => pattern.exec(pair))
      .find((one) => one !== null);
    if (!found) return null;
    texts.push(...found.slice(1));
  }
  return texts;
}

function splitAt(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Signs of a segment, none of them in parts: `%C3%A9` is one. */
const wholeSigns =
  "((?:%[\\da-fA-F]{2}(?:%[89abAB][\\da-fA-F])*(?!%[89abAB][\\da-fA-F])|[^/%]|%(?![\\da-fA-F]{2}))+)";

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** By the first segment that only one of them leaves open, then by what the query has to have. */
function compareSpecific(a: Template, b: Template): number {
  const [left, right] = [a.path.split("/"), b.path.split("/")];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = openness(left[at]!) - openness(right[at]!);
    if (difference !== 0) return difference;
  }
  // Paths with another number of segments are never both found.
  return b.pairs.length - a.pairs.length;
}

/** A text, a text with a variable in it, a variable. */
function openness(segment: string): number {
  return segment === "{}" ? 2 : segment.includes("{}") ? 1 : 0;
}
