import { configPlace } from "../1-load/config-place.js";
import { load, type LoadOptions } from "../1-load/load.js";
import type { PassResult } from "../1-load/pass-result.js";
import { fileNames } from "../1-load/source.js";
import type { OpenApi } from "../2-resolve/openapi.js";
import { resolve } from "../2-resolve/resolve.js";
import { checkStructure } from "../2-resolve/structure/structure.js";
import { lower } from "../3-lower/lower.js";
import type { Client } from "../4-plan/plan.js";
import { trackInputs, type Inputs } from "../cache/inputs.js";
import type { ClientConfig } from "../config/generate-config.js";
import { onPointer, type Diagnostic } from "../diagnostics/diagnostic.js";
import type { Locators } from "../diagnostics/locate.js";
import { documentName } from "../host/display-path.js";
import type { Host } from "../host/host.js";

/** One client, as far as its document tells. */
export interface ReadClient extends PassResult {
  /** `null` where the document can't be read. */
  readonly client: Client | null;
  /** The document itself; `null` where it can't be read. */
  readonly openapi: OpenApi | null;
  /** Every file that was read: for the places of diagnostics. */
  readonly sources: Locators;
  /** The same with hashes, and what was looked for in vain. */
  readonly inputs: Inputs;
}

/** load -> resolve -> lower: one document, and what it means. */
export async function readClient(
  config: ClientConfig,
  cwd: string,
  host: Host,
): Promise<ReadClient> {
  const tracked = trackInputs(host);
  const loaded = await load(config.document, tracked.host, loadOptions(config, cwd));
  const { documents, sources } = loaded;
  const { inputs } = tracked;
  const failed = (...found: readonly (readonly Diagnostic[])[]): ReadClient => {
    return { client: null, openapi: null, diagnostics: found.flat(), sources, inputs };
  };
  if (documents === null) return failed(loaded.diagnostics);

  const { openapi, ...resolved } = resolve(documents);
  if (openapi === null) return failed(loaded.diagnostics, resolved.diagnostics);

  const { api, ...lowered } = lower(openapi, config);
  const found = [loaded, resolved, lowered].flatMap(({ diagnostics }) => diagnostics);
  if (api === null) return failed(found);

  const client = {
    name: config.name,
    api,
    document: documentName(config, cwd),
    entry: documents.entry.file,
    files: fileNames(documents),
    schema: null,
  };
  const diagnostics = [...found, ...checkStructure(openapi, found)];
  return { client, openapi, diagnostics, sources, inputs };
}

function loadOptions(config: ClientConfig, cwd: string): LoadOptions {
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
