import path from "node:path";
import { load } from "../1-load/load.js";
import type { PassResult } from "../1-load/pass-result.js";
import { isRecord, type Node } from "../2-resolve/node.js";
import { typeName } from "../2-resolve/reader.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { LocatedDiagnostic, Locators } from "../diagnostics/locate.js";
import type { ClientConfig, GenerateConfig } from "./generate-config.js";
import type { Host } from "../host/host.js";
import { readMembers, type ReadFlags } from "./config-members.js";
import { configName } from "./config-name.js";
import type { ConfigModule } from "./module/config-module.js";
import type { PostCommand } from "./post-generate.js";
import type { RemoteDocument } from "./remotes.js";

export { configName };

/** The checked content of a configuration. */
export interface Config extends GenerateConfig {
  /** The output folder, absolute. */
  readonly output: string;
  /** Raise the version and write what changed to `CHANGELOG.md`. */
  readonly changelog: boolean;
  /** What runs after the output was written, in order. */
  readonly postGenerate: readonly PostCommand[];
  /** Documents at URLs: their copies are generated from. */
  readonly remotes: readonly RemoteDocument[];
}

/** The result of reading a configuration. Places in a module are found by `locateWithConfig`. */
export interface ReadConfig extends PassResult {
  /** `null` if it can't be used. */
  readonly config: Config | null;
  /** The clients that it names, even if it can't be used. */
  readonly clients: readonly ClientConfig[];
  readonly sources: Locators;
  /** Set if there is no `wireform.yaml`, but a configuration in code. */
  readonly module: ModuleConfig | null;
  /** Why that module can't be loaded. */
  readonly faults: readonly LocatedDiagnostic[];
}

/** A configuration in code, and the data that it exports. */
export interface ModuleConfig extends ConfigModule {
  /** Without emitters. */
  readonly data: unknown;
}

/** Reads `wireform.yaml` in `cwd`; if there is none, `wireform.config.ts`, which runs its code. */
export async function readConfig(
  cwd: string,
  host: Host,
  flags: ReadFlags = {},
): Promise<ReadConfig> {
  const diagnostics = new Diagnostics();
  const unusable = { config: null, clients: [], sources: new Map(), module: null, faults: [] };
  try {
    await host.realPath(path.resolve(cwd, configName));
  } catch {
    const { readModuleConfig } = await import("./module/module-config.js");
    const { module, faults, diagnostics: found } = await readModuleConfig(cwd, host);
    if (faults.length > 0) return { ...unusable, diagnostics: [], faults };
    if (module !== null) {
      if (found.length > 0) return { ...unusable, module, diagnostics: found };
      const root: Node = { value: module.data, at: `${module.name}#` };
      const read = readRoot(root, cwd, flags, diagnostics);
      return { ...unusable, ...read, module, diagnostics: diagnostics.all };
    }
    const hint = (await exists(path.resolve(cwd, otherName), host))
      ? `${otherName} is not read: rename it to ${configName}`
      : "wireform init writes one; a document alone needs none: wireform generate DOCUMENT --out DIR";
    diagnostics.add("WF8003", `there is no ${configName} in this folder`, null, { hint });
    return { ...unusable, diagnostics: diagnostics.all };
  }
  const { documents, sources, diagnostics: found } = await load(configName, host, { cwd });
  if (documents === null) return { ...unusable, sources, diagnostics: found };
  const { entry } = documents;
  const root: Node = { value: entry.value, at: `${entry.file}#` };
  if (!isRecord(root.value)) {
    const what = root.value === null ? "is empty: it" : "";
    const not = root.value === null ? "" : `, not ${typeName(root.value)}`;
    const message = `${[configName, what, "must be a mapping"].filter(Boolean).join(" ")}${not}`;
    const hint = "such as `wireform init` writes: `output` and `clients`";
    diagnostics.report("WF8002", root.at, message, { hint });
    return { ...unusable, sources, diagnostics: [...found, ...diagnostics.all] };
  }
  for (const one of found) diagnostics.take(one);
  const read = readRoot(root, cwd, flags, diagnostics);
  return { ...unusable, ...read, sources, diagnostics: diagnostics.all };
}

function readRoot(root: Node, cwd: string, flags: ReadFlags, diagnostics: Diagnostics) {
  const { clients, config } = readMembers(root, cwd, flags, diagnostics);
  return { config: diagnostics.hasErrors ? null : config, clients };
}

/** What others call such a file. */
const otherName = "wireform.yml";

async function exists(file: string, host: Host): Promise<boolean> {
  try {
    return (await host.stat(file)).kind === "file";
  } catch {
    return false;
  }
}
