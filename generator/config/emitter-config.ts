import path from "node:path";
import { pathToFileURL } from "node:url";
import { decodeText } from "../1-load/text.js";
import type { PassResult } from "../1-load/pass-result.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { emitterConfigNames } from "./config-name.js";
import { isEmitter } from "../5-emit/seam/load-emitters.js";
import { Diagnostics, type Place } from "../diagnostics/diagnostic.js";
import type { Locators } from "../diagnostics/locate.js";
import type { Host } from "../host/host.js";
import { importFresh, type Exports } from "../host/import-module.js";

/** What `wireform.config.ts` says: what `wireform.yaml`, which holds no code, can't. */
export interface EmitterConfig {
  /** All that the package consists of: `[...emitters, mine]`. */
  readonly emitters: readonly Emitter[];
}

/** Gives a configuration back, with its types: the default export of `wireform.config.ts`. */
export function defineConfig(config: EmitterConfig): EmitterConfig {
  return config;
}

export interface ReadEmitters extends PassResult {
  /** `null`: none are named, or what names them is wrong. */
  readonly emitters: readonly Emitter[] | null;
  readonly sources: Locators;
}

/** Reads `wireform.config.ts` beside `wireform.yaml`, if there is one: that runs its code. */
export async function readEmitters(cwd: string, host: Host): Promise<ReadEmitters> {
  const found: { readonly name: string; readonly text: string }[] = [];
  for (const name of emitterConfigNames)
    try {
      const { text } = decodeText(await host.readFile(path.join(cwd, name)));
      found.push({ name, text });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  const [config, other] = found;
  if (config === undefined) return { emitters: null, sources: new Map(), diagnostics: [] };
  const { name, text } = config;
  const diagnostics = new Diagnostics();
  const locate = () => ({ offset: 0, length: 1 });
  const sources: Locators = new Map([[name, { text, locate }]]);
  const refuse = (message: string, offset: number, hint?: string) => {
    const place: Place = { kind: "offset", file: name, offset, length: 1 };
    diagnostics.add("WF8005", message, place, hint === undefined ? {} : { hint });
    return { emitters: null, sources, diagnostics: diagnostics.all };
  };
  if (other !== undefined)
    return refuse(`there are ${name} and ${other.name}`, 0, "keep one of them");
  const file = path.join(cwd, name);
  const imported = await importConfig(file, text, host);
  if ("error" in imported) return refuse(imported.error, imported.offset);
  const value: unknown = imported.exports["default"];
  const emitters = emittersOf(value);
  if (emitters === null) {
    const offset = Math.max(text.indexOf("export default"), 0);
    return refuse(
      "it exports no emitters",
      offset,
      `export default defineConfig({ emitters: [...] })`,
    );
  }
  return { emitters: emitters.map((one) => importable(one, file)), sources, diagnostics: [] };
}

function emittersOf(value: unknown): readonly Emitter[] | null {
  if (typeof value !== "object" || value === null || !("emitters" in value)) return null;
  const { emitters } = value;
  return Array.isArray(emitters) && emitters.every(isEmitter) ? emitters : null;
}

/** In a thread, an emitter that doesn't say where it is comes from the configuration again. */
function importable(emitter: Emitter, file: string): Emitter {
  if (emitter.module !== undefined) return emitter;
  // It may be an object of a class.
  return Object.create(emitter, {
    module: { value: pathToFileURL(file).href, enumerable: true },
  }) as Emitter;
}

type Imported = { readonly exports: Exports } | { readonly error: string; readonly offset: number };

/** The files beside it that it imports are inputs of the run too. */
async function importConfig(file: string, text: string, host: Host): Promise<Imported> {
  const files = new Set<string>();
  try {
    return { exports: await importFresh(file, (one) => files.add(one)) };
  } catch (error) {
    return await explain(error, file, text);
  } finally {
    for (const one of files) if (one !== file) await host.readFile(one).catch(() => {});
  }
}

/** Where its text is wrong, or which of its lines threw. */
async function explain(error: unknown, file: string, text: string) {
  const { default: ts } = await import("typescript");
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    fileName: file,
  });
  const [first] = diagnostics;
  if (first !== undefined)
    return {
      error: ts.flattenDiagnosticMessageText(first.messageText, " "),
      offset: first.start ?? 0,
    };
  const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  const at = stack.indexOf(`${file}:`);
  const [, line = "1", column = "1"] = /^:(\d+):(\d+)/.exec(stack.slice(at + file.length)) ?? [];
  const before = text.split("\n").slice(0, Number(line) - 1);
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  return { error: `its code fails: ${message}`, offset: start + Number(column) - 1 };
}
