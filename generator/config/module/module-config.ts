/** `wireform.config.ts` instead of `wireform.yaml`. */
import { isRecord } from "../../2-resolve/node.js";
import { Diagnostics, type Diagnostic } from "../../diagnostics/diagnostic.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import type { Host } from "../../host/host.js";
import type { ModuleConfig } from "../config.js";
import { moduleError, readModule } from "./config-module.js";
import { plainData } from "./plain-data.js";

export interface ReadModuleConfig {
  /** `null`: there is none, or it can't be loaded. */
  readonly module: ModuleConfig | null;
  /** Why it can't be loaded. */
  readonly faults: readonly LocatedDiagnostic[];
  /** What in it is no data. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the code of the file, if it exists. */
export async function readModuleConfig(cwd: string, host: Host): Promise<ReadModuleConfig> {
  const { module, diagnostics: faults } = await readModule(cwd, host);
  if (module === null) return { module, faults, diagnostics: [] };
  const { file, text, exported } = module;
  if (!isRecord(exported)) {
    const offset = Math.max(text.indexOf("export default"), 0);
    const hint = "export default defineConfig({ output, clients })";
    const message = "it exports no configuration";
    const error = { file, text, offset, length: 1, message, hint };
    return { module: null, faults: moduleError(error, cwd), diagnostics: [] };
  }
  const found = new Diagnostics();
  const { emitters: _, only: __, ...rest } = exported;
  const data = plainData(rest, `${module.name}#`, found);
  return { module: { ...module, data }, faults: [], diagnostics: found.all };
}
