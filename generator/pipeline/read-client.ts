import { configPlace } from "../1-load/config-place.js";
import type { LoadOptions } from "../1-load/load.js";
import type { PassResult } from "../1-load/pass-result.js";
import { fileNames, type SourceSet } from "../1-load/source.js";
import type { OpenApi } from "../2-resolve/openapi.js";
import type { Client } from "../4-plan/plan.js";
import type { Inputs } from "../cache/inputs.js";
import { hasValidators, type ClientConfig } from "../config/generate-config.js";
import { onPointer } from "../diagnostics/diagnostic.js";
import type { Locators } from "../diagnostics/locate.js";
import { documentName } from "../host/display-path.js";
import type { Host } from "../host/host.js";
import type { Api } from "../model/api.js";

/** What the documents of a client mean. */
export interface LoweredClient extends PassResult {
  /** `null` if the document can't be read. */
  readonly client: Client | null;
  /** The document itself; `null` if it can't be read. */
  readonly openapi: OpenApi | null;
}

/** A client, from its document and configuration alone: not yet planned. */
export interface ReadClient extends LoweredClient {
  /** The parsed files; `null` if the document can't be parsed. */
  readonly documents: SourceSet | null;
  /** Every file that was read, to locate diagnostics. */
  readonly sources: Locators;
  /** Hashes of these files, and which files are missing. */
  readonly inputs: Inputs;
}

/** The type of `readClient` in `pipeline.ts`. */
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

/** A client for `plan`. The text of its `schema.ts` is added later, if it is wanted. */
export function clientOf(
  config: ClientConfig,
  documents: SourceSet,
  api: Api,
  cwd: string,
): Client {
  return {
    name: config.name,
    api,
    document: documentName(config, cwd),
    entry: documents.entry.file,
    files: fileNames(documents),
    schema: null,
    validators: hasValidators(config),
    extras: (["metadata", "guards", "query", "cli", "tools"] as const).filter(
      (kind) => config[kind] === true,
    ),
    // Without named schemas, its module would be empty.
    zod: config.zod === true && api.schemas.size > 0,
    serves: (["handler", "fake"] as const).filter((kind) => config[kind] === true),
  };
}
