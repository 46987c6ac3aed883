import { escapeToken } from "./source.js";
import { onPointer, type Place, type Pointer } from "../diagnostics/diagnostic.js";

/** Where the configuration of a client is written. */
export interface Written {
  /** Its mapping: `wireform.yaml#/clients/shop`. */
  readonly at: Pointer;
  /** The first of its `roots`, in order: further ones are flags. */
  readonly roots: readonly Pointer[];
}

/**
 * The place of something in a client's configuration, for what is to be said of it; `null` where a
 * program made the configuration.
 * @param path from the client: `"include", "tags", 0`
 */
export function configPlace(
  { written }: { readonly written?: Written | undefined },
  ...path: readonly (string | number)[]
): Place | null {
  if (written === undefined) return null;
  return onPointer([written.at, ...path.map((key) => escapeToken(String(key)))].join("/"));
}

/** The same of a key: what a map is made of. */
export function configKey(
  config: { readonly written?: Written | undefined },
  ...path: readonly (string | number)[]
): Place | null {
  const place = configPlace(config, ...path);
  return place?.kind === "pointer" ? { ...place, on: "key" } : place;
}
