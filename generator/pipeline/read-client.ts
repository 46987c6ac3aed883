import { configPlace } from "../1-load/config-place.js";
import type { LoadOptions } from "../1-load/load.js";
import type { PassResult } from "../1-load/pass-result.js";
import { fileNames, type SourceSet } from "../1-load/source.js";
import type { OpenApi } from "../2-resolve/openapi.js";
import { resolve } from "../2-resolve/resolve.js";
import { lower } from "../3-lower/lower.js";
import type { Client } from "../4-plan/plan.js";
import type { Inputs } from "../cache/inputs.js";
import type { ClientConfig } from "../config/generate-config.js";
import { onPointer } from "../diagnostics/diagnostic.js";
import type { Locators } from "../diagnostics/locate.js";
import { documentName } from "../host/display-path.js";
import type { Host } from "../host/host.js";
import type { Api } from "../model/api.js";

/** What the documents of a client mean. */
export interface LoweredClient extends PassResult {
  /** `null` where the document can't be read. */
  readonly client: Client | null;
  /** The document itself; `null` where it can't be read. */
  readonly openapi: OpenApi | null;
}

/** One client, as far as its document tells. */
export interface ReadClient extends LoweredClient {
  /** The files as they were parsed; `null` where the document can't be. */
  readonly documents: SourceSet | null;
  /** Every file that was read: for the places of diagnostics. */
  readonly sources: Locators;
  /** The same with hashes, and what wasn't found. */
  readonly inputs: Inputs;
}

/** How the document of a client is read: `readClient` of the pipeline. */
export type ClientReader = (config: ClientConfig, cwd: string, host: Host) => Promise<ReadClient>;

export function loadOptions(config: ClientConfig, cwd: string): LoadOptions {
  return {
    cwd,
    roots: config.roots ?? [],
    overlays: config.overlays ?? [],
    places: {
      document: configPlace(config, "document"),
      overlay: (index) => configPlace(config, "overlays", index),
      root(index) {
        const pointer = config.written?.roots[index];
        return pointer === undefined ? null : onPointer(pointer);
      },
    },
  };
}

/** Resolves and lowers documents that are loaded. */
export function lowerDocuments(
  documents: SourceSet,
  config: ClientConfig,
  cwd: string,
): LoweredClient {
  const { openapi, ...resolved } = resolve(documents);
  if (openapi === null) return { client: null, openapi, diagnostics: resolved.diagnostics };
  const { api, ...lowered } = lower(openapi, config);
  const diagnostics = [...resolved.diagnostics, ...lowered.diagnostics];
  const client = api && clientOf(config, documents, api, cwd);
  return { client, openapi, diagnostics };
}

/** A client, ready to be planned. Whether it gets a `schema.ts` is decided where code is made. */
function clientOf(config: ClientConfig, documents: SourceSet, api: Api, cwd: string): Client {
  return {
    name: config.name,
    api,
    document: documentName(config, cwd),
    entry: documents.entry.file,
    files: fileNames(documents),
    schema: null,
  };
}
