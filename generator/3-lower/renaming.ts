import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/suggest.js";
import type { Operation, SchemaId } from "./api.js";
import { nameOf } from "./schemas.js";

/** What the user calls things instead of what the document does, by its names. */
export interface Renaming {
  /** By `operationId`, or by `GET /pets/{id}`. */
  readonly operations: ReadonlyMap<string, string>;
  /** By the key in `components.schemas`. */
  readonly schemas: ReadonlyMap<string, string>;
}

/** How an operation may be meant, in `names` of the configuration. */
export function keysOf({ id, method, path }: Pick<Operation, "id" | "method" | "path">): string[] {
  return [...(id === null ? [] : [id]), `${method} ${path}`];
}

/** What an operation's function is named after; `null`: after its method and path. */
export function nameOfOperation(
  operation: Pick<Operation, "id" | "method" | "path">,
  names: Renaming | undefined,
): string | null {
  const given = keysOf(operation).map((key) => names?.operations.get(key));
  return given.find((name) => name !== undefined) ?? operation.id;
}

/** Warns of names for what isn't there: mostly misspelt, or gone from the document. */
export function warnOfIdleNames(
  names: Renaming | undefined,
  operations: readonly Pick<Operation, "id" | "method" | "path">[],
  schemas: Iterable<SchemaId>,
  diagnostics: Diagnostics,
): void {
  if (names === undefined) return;
  const known = { operations: operations.flatMap(keysOf), schemas: [...schemas].map(nameOf) };
  for (const kind of ["operations", "schemas"] as const)
    for (const word of names[kind].keys()) {
      if (known[kind].includes(word)) continue;
      const message = `\`names\` has ${JSON.stringify(word)}, but the ${kind} here don't`;
      diagnostics.add("WF3012", message, null, { hint: didYouMean(word, known[kind]) });
    }
}
