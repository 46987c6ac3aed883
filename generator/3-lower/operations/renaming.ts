import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { Operation } from "../../model/operation.js";
import { configKey, type Written } from "../../1-load/config-place.js";

/** Names to use instead of the document's, by those. Plain data, as all configuration: it is kept as JSON. */
export interface Renaming {
  /** By `operationId`, or by `GET /pets/{id}`. */
  readonly operations?: Readonly<Record<string, string>> | undefined;
  /** By the key in `components.schemas`. */
  readonly schemas?: Readonly<Record<string, string>> | undefined;
}

/** The configured name for a word of the document, which may be `toString` too. */
export function configuredName(word: string, names: Renaming[keyof Renaming]): string | undefined {
  return names !== undefined && Object.hasOwn(names, word) ? names[word] : undefined;
}

/** The keys by which `names` of the configuration may mean an operation. */
export function keysOf({ id, method, path }: Pick<Operation, "id" | "method" | "path">): string[] {
  return [...(id === null ? [] : [id]), `${method} ${path}`];
}

/** What the user calls an operation's function. */
export function configuredOperationName(
  operation: Pick<Operation, "id" | "method" | "path">,
  names: Renaming | undefined,
): string | undefined {
  const given = keysOf(operation).map((key) => configuredName(key, names?.operations));
  return given.find((name) => name !== undefined);
}

/** Warns of names for what the document doesn't have: mostly misspelt, or removed. */
export function warnOfUnusedNames(
  config: { readonly names?: Renaming | undefined; readonly written?: Written | undefined },
  operations: readonly Pick<Operation, "id" | "method" | "path">[],
  schemas: readonly string[],
  diagnostics: Diagnostics,
): void {
  const { names } = config;
  if (names === undefined) return;
  const known = { operations: operations.flatMap(keysOf), schemas };
  for (const kind of ["operations", "schemas"] as const)
    for (const word of Object.keys(names[kind] ?? {})) {
      if (known[kind].includes(word)) continue;
      const message = `\`names\` has ${JSON.stringify(word)}, which is not among the document's ${kind}`;
      const place = configKey(config, "names", kind, word);
      diagnostics.add("WF3012", message, place, { hint: didYouMean(word, known[kind]) });
    }
}
