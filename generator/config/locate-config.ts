import path from "node:path";
import { decodeText } from "../1-load/text.js";
import { load } from "../1-load/load.js";
import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import {
  locateAll,
  splitPointer,
  type LocatedDiagnostic,
  type Locators,
} from "../diagnostics/locate.js";
import type { Host } from "../host/host.js";
import { configName, isConfig } from "./config-name.js";

/**
 * Like `locateAll`, for diagnostics that may be in the configuration. Passes know places there as
 * pointers, and its text is read only if needed: a configuration is plain data, which threads get
 * too.
 */
export async function locateWithConfig(
  diagnostics: readonly Diagnostic[],
  sources: Locators,
  { host, cwd }: { readonly host: Host; readonly cwd: string },
): Promise<readonly LocatedDiagnostic[]> {
  const file = diagnostics
    .flatMap(({ at, related }) => [at, ...related.map((one) => one.at)])
    .map(configIn)
    .find((name) => name !== null && !sources.has(name));
  if (typeof file !== "string") return locateAll(diagnostics, sources);
  // If the file is gone by now, point at its first line.
  const config =
    path.basename(file) === configName
      ? (await load(file, host, { cwd })).sources
      : await locateModule(file, host, cwd);
  return locateAll(diagnostics, new Map([...sources, ...config]));
}

function configIn(at: Place | null): string | null {
  const file = at?.kind === "pointer" ? splitPointer(at.pointer)[0] : "";
  return isConfig(file) ? file : null;
}

async function locateModule(file: string, host: Host, cwd: string): Promise<Locators> {
  const { moduleLocator } = await import("./module/module-locator.js");
  try {
    const { text } = decodeText(await host.readFile(path.resolve(cwd, file)));
    return new Map([[file, await moduleLocator(file, text)]]);
  } catch {
    return new Map();
  }
}
