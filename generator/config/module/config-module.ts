/** `wireform.config.ts`: code that configures wireform, beside `wireform.yaml` or instead of it. */
import path from "node:path";
import { decodeText } from "../../1-load/text.js";
import { Diagnostics, type Place } from "../../diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import { shownPath } from "../../host/display-path.js";
import type { Host } from "../../host/host.js";
import { importFresh } from "../../host/import-module.js";
import { moduleNames } from "../config-name.js";
import { explainImport, type CodeError } from "./import-error.js";

/** The file, and what it exports. */
export interface ConfigModule {
  /** Absolute. */
  readonly file: string;
  /** As diagnostics show it. */
  readonly name: string;
  readonly text: string;
  /** Its default export. */
  readonly exported: unknown;
}

/** The result of looking for the file. Diagnostics are located: they may be in files that it imports. */
export interface ReadModule {
  /** `null`: there is none, or it has errors. */
  readonly module: ConfigModule | null;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** Runs the code of the file, if it exists. The local files that it imports are inputs of the run. */
export async function readModule(cwd: string, host: Host): Promise<ReadModule> {
  const [config, other] = await findModules(cwd, host);
  if (config === undefined) return { module: null, diagnostics: [] };
  const { file, text } = config;
  const refuse = (error: CodeError) => ({ module: null, diagnostics: moduleError(error, cwd) });
  if (other !== undefined) {
    const [name, second] = [path.basename(file), path.basename(other.file)];
    const message = `there are ${name} and ${second}`;
    return refuse({ file, text, offset: 0, length: 1, message, hint: "keep one of them" });
  }
  const files = new Set<string>();
  try {
    const exports = await importFresh(file, (one) => files.add(one));
    const name = shownPath(file, cwd);
    return { module: { file, name, text, exported: exports["default"] }, diagnostics: [] };
  } catch (error) {
    return refuse(await explainImport(error, file, [...files], host));
  } finally {
    for (const one of files) if (one !== file) await host.readFile(one).catch(() => {});
  }
}

export function moduleError(error: CodeError, cwd: string): readonly LocatedDiagnostic[] {
  const { offset, length, text, message, hint } = error;
  const file = shownPath(error.file, cwd);
  const place: Place = { kind: "offset", file, offset, length };
  const diagnostics = new Diagnostics();
  diagnostics.add("WF8005", message, place, { hint });
  const locate = () => ({ offset: 0, length: 1 });
  return locateAll(diagnostics.all, new Map([[file, { text, locate }]]));
}

/** The existing files; only one is allowed. */
async function findModules(cwd: string, host: Host) {
  const found: { readonly file: string; readonly text: string }[] = [];
  for (const name of moduleNames)
    try {
      const file = path.join(cwd, name);
      found.push({ file, text: decodeText(await host.readFile(file)).text });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  return found;
}
