import { tooDeep } from "../1-load/document-limits.js";
import { load } from "../1-load/load.js";
import { fileNames } from "../1-load/source.js";
import { resolve } from "../2-resolve/resolve.js";
import { lower } from "../3-lower/lower.js";
import type { Client } from "../4-plan/plan.js";
import { readSchema } from "../5-emit/openapi-typescript/schema-ts.js";
import { configPlace } from "../1-load/config-place.js";
import {
  Diagnostics,
  onPointer,
  Reported,
  type Place,
  type Pointer,
} from "../diagnostics/diagnostic.js";
import type { Locator } from "../diagnostics/locate.js";
import type { ClientConfig } from "../config/generate-config.js";
import type { Host } from "../host/host.js";
import { documentName } from "../host/display-path.js";
import { checkStructure, tellUntold } from "../2-resolve/structure/structure.js";

/** load -> resolve -> lower for one document; `undefined` where that is impossible. */
export async function readClient(
  config: ClientConfig,
  cwd: string,
  host: Host,
  all: Diagnostics,
  sources: Map<string, Locator>,
): Promise<Client | undefined> {
  const diagnostics = new Diagnostics();
  try {
    const set = await load(
      config.document,
      host,
      {
        cwd,
        roots: config.roots ?? [],
        overlays: config.overlays ?? [],
        places: {
          document: configPlace(config, "document"),
          overlay: (index) => configPlace(config, "overlays", index),
          root: (index) => placeOf(config.written?.roots[index]),
        },
      },
      diagnostics,
      sources,
    );
    const openapi = resolve(set, diagnostics);
    const faults = checkStructure(openapi.sources, openapi.isSwagger ? "2.0" : openapi.version);
    const api = lower(openapi, config, diagnostics);
    tellUntold(faults, diagnostics);
    if (config.schema === true && openapi.isSwagger)
      diagnostics.report("WF3003", openapi.root.at, "openapi-typescript reads no Swagger 2.0", {
        hint: "leave --schema out",
      });
    const schema =
      config.schema === true && !openapi.isSwagger && !diagnostics.hasErrors
        ? await readSchema(openapi.sources.entry.value, `${set.entry.file}#`, diagnostics)
        : null;
    return {
      name: config.name,
      api,
      document: documentName(config, cwd),
      entry: set.entry.file,
      files: fileNames(set),
      schema,
    };
  } catch (error) {
    if (error instanceof Reported) return undefined;
    if (!isStackOverflow(error)) throw error;
    diagnostics.add("WF1005", `${config.document}: ${tooDeep()}`, null);
    return undefined;
  } finally {
    for (const diagnostic of diagnostics.all) all.take(diagnostic);
  }
}

function placeOf(pointer: Pointer | undefined): Place | null {
  return pointer === undefined ? null : onPointer(pointer);
}

/** Chains of `$ref`s, which no limit on a file sees, are walked by recursion too. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}
