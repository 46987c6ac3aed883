import path from "node:path";
import { pathToFileURL } from "node:url";
import { decodeText } from "../1-load/text.js";
import type { PassResult } from "../1-load/pass-result.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { emitterConfigNames } from "./config-name.js";
import { Diagnostics, type Place } from "../diagnostics/diagnostic.js";
import type { Locators } from "../diagnostics/locate.js";
import { shownPath } from "../host/display-path.js";
import type { Host } from "../host/host.js";
import { importFresh, type Exports } from "../host/import-module.js";
import { emittersIn, type EmitterConfig } from "./emitter-list.js";
import { explainImport, type CodeError } from "./import-error.js";

/**
 * Returns a configuration unchanged, with its types: for the default export of
 * `wireform.config.ts`.
 */
export function defineConfig(config: EmitterConfig): EmitterConfig {
  return config;
}

export interface ReadEmitters extends PassResult {
  /** `null`: none are named, or the file has errors. */
  readonly emitters: readonly Emitter[] | null;
  readonly sources: Locators;
}

/** Reads `wireform.config.ts` beside `wireform.yaml`, if it exists. That runs its code. */
export async function readEmitters(cwd: string, host: Host): Promise<ReadEmitters> {
  const [config, other] = await findConfigs(cwd, host);
  if (config === undefined) return { emitters: null, sources: new Map(), diagnostics: [] };
  const { file, text } = config;
  const refuse = (error: CodeError) => refused(error, cwd);
  if (other !== undefined) {
    const [name, second] = [path.basename(file), path.basename(other.file)];
    const message = `there are ${name} and ${second}`;
    return refuse({ file, text, offset: 0, length: 1, message, hint: "keep one of them" });
  }
  const imported = await importConfig(file, host);
  if (!("exports" in imported)) return refuse(imported);
  const found = emittersIn(imported.exports["default"], text);
  if ("message" in found) return refuse({ file, text, ...found });
  const { emitters } = found;
  return {
    emitters: emitters.map((one) => importable(one, file)),
    sources: new Map(),
    diagnostics: [],
  };
}

/** The existing files; only one is allowed. */
async function findConfigs(cwd: string, host: Host) {
  const found: { readonly file: string; readonly text: string }[] = [];
  for (const name of emitterConfigNames)
    try {
      const file = path.join(cwd, name);
      found.push({ file, text: decodeText(await host.readFile(file)).text });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  return found;
}

function refused(error: CodeError, cwd: string): ReadEmitters {
  const { offset, length, text, message, hint } = error;
  const file = shownPath(error.file, cwd);
  const place: Place = { kind: "offset", file, offset, length };
  const diagnostics = new Diagnostics();
  diagnostics.add("WF8005", message, place, { hint });
  const locate = () => ({ offset: 0, length: 1 });
  return {
    emitters: null,
    sources: new Map([[file, { text, locate }]]),
    diagnostics: diagnostics.all,
  };
}

/** A thread imports an emitter that doesn't name its module from the configuration again. */
function importable(emitter: Emitter, file: string): Emitter {
  if (emitter.module !== undefined) return emitter;
  // A copy would lose the methods of a class.
  return Object.create(emitter, {
    module: { value: pathToFileURL(file).href, enumerable: true },
  }) as Emitter;
}

/** The local files that it imports are inputs of the run too. */
async function importConfig(
  file: string,
  host: Host,
): Promise<{ readonly exports: Exports } | CodeError> {
  const files = new Set<string>();
  try {
    return { exports: await importFresh(file, (one) => files.add(one)) };
  } catch (error) {
    return await explainImport(error, file, [...files], host);
  } finally {
    for (const one of files) if (one !== file) await host.readFile(one).catch(() => {});
  }
}
