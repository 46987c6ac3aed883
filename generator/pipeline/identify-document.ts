import { load, type Loaded } from "../1-load/load.js";
import type { OpenApiVersion } from "../2-resolve/openapi.js";
import { findVersion } from "../2-resolve/resolve.js";
import type { Host } from "../host/host.js";

/** A document, and whether it is one of OpenAPI. */
export interface IdentifiedDocument extends Loaded {
  /** `null` where it isn't, or is of a version that isn't supported. */
  readonly version: OpenApiVersion | "2.0" | null;
}

/**
 * The first steps of the way alone: what a document is, without a look at the rest of it. For `init`
 * and `fetch`, which need no more and load nothing else.
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
