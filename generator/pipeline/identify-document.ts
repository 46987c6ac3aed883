import { load, type Loaded } from "../1-load/load.js";
import type { OpenApiVersion } from "../2-resolve/openapi.js";
import { findVersion } from "../2-resolve/resolve.js";
import type { Host } from "../host/host.js";

/** A document, and whether it is one of OpenAPI. */
export interface IdentifiedDocument extends Loaded {
  /** `null` if it isn't, or has an unsupported version. */
  readonly version: OpenApiVersion | "2.0" | null;
}

/**
 * Only loads and identifies a document, and checks nothing else. `init` and `fetch` need no more,
 * and so don't load the code of other passes.
 */
export async function identifyDocument(
  document: string,
  cwd: string,
  host: Host,
): Promise<IdentifiedDocument> {
  const loaded = await load(document, host, { cwd });
  if (loaded.documents === null) return { ...loaded, version: null };
  const { version, diagnostics } = findVersion(loaded.documents);
  return { ...loaded, version, diagnostics: [...loaded.diagnostics, ...diagnostics] };
}
