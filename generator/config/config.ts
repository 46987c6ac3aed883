import path from "node:path";
import { importExtensions } from "../4-plan/import-extension.js";
import { load } from "../1-load/load.js";
import type { PassResult } from "../1-load/pass-result.js";
import { child, isRecord, Reader, type Node } from "../2-resolve/node.js";
import { Diagnostics, hasErrors } from "../diagnostics/diagnostic.js";
import type { Locators } from "../diagnostics/locate.js";
import type { ClientConfig, GenerateConfig } from "./generate-config.js";
import type { Host } from "../host/host.js";
import { whyNoPackageName } from "./package-name.js";
import { readClients } from "./clients.js";
import { configName } from "./config-name.js";
import { configSchema } from "./config-schema.js";
import { readIgnore } from "./ignore.js";
import { checkKeys, readText } from "./members.js";
import type { RemoteDocument } from "./remotes.js";
import { isCountable } from "../history/version.js";

export { configName };

/** `wireform.yaml`, checked. */
export interface Config extends GenerateConfig {
  /** The output folder, absolute. */
  readonly output: string;
  /** Count the version up and tell in `CHANGELOG.md` what changed. */
  readonly changelog: boolean;
  /** Documents at URLs: what is generated is their copies. */
  readonly remotes: readonly RemoteDocument[];
}

const { package: packageSchema, output: outputSchema } = configSchema.properties;

/** What was read of `wireform.yaml`. */
export interface ReadConfig extends PassResult {
  /** `null` where it can't be used. */
  readonly config: Config | null;
  /** The clients that it names, also where it can't be used. */
  readonly clients: readonly ClientConfig[];
  readonly sources: Locators;
}

/** Reads `wireform.yaml` in `cwd`. */
export async function readConfig(cwd: string, host: Host): Promise<ReadConfig> {
  const diagnostics = new Diagnostics();
  const unusable = { config: null, clients: [], sources: new Map() };
  try {
    await host.realPath(path.resolve(cwd, configName));
  } catch {
    const hint =
      "wireform init writes one; or name a document: wireform generate DOCUMENT --out DIR";
    diagnostics.add("WF8003", `there is no ${configName} in this folder`, null, { hint });
    return { ...unusable, diagnostics: diagnostics.all };
  }
  const { documents, sources, diagnostics: found } = await load(configName, host, { cwd });
  if (documents === null) return { ...unusable, sources, diagnostics: found };
  const { entry } = documents;
  const root: Node = { value: entry.value, at: `${entry.file}#` };
  if (!isRecord(root.value)) {
    diagnostics.report("WF8002", root.at, "wireform.yaml is a mapping");
    return { ...unusable, sources, diagnostics: [...found, ...diagnostics.all] };
  }
  const { clients, config } = readMembers(root, cwd, diagnostics);
  const all = [...found, ...diagnostics.all];
  return { config: hasErrors(all) ? null : config, clients, sources, diagnostics: all };
}

/** What it says; nobody uses the configuration if one of its members is reported. */
function readMembers(root: Node, cwd: string, diagnostics: Diagnostics) {
  checkKeys(root, configSchema, diagnostics);
  const read = new Reader(diagnostics, "strict");
  const output = readOutput(root, cwd, read, diagnostics);
  const { clients, remotes } = readClients(root, read, diagnostics);
  const packageFacts = readPackage(root, read, diagnostics);
  const changelog = readChangelog(root, packageFacts.version, read, diagnostics);
  const ignore = readIgnore(root, read, diagnostics);
  const sourceOnly = read.boolean(root, "sourceOnly");
  const extension = read.choice(root, "importExtension", importExtensions, "WF8002");
  const isMapped = read.boolean(root, "declarationMaps") === true;
  const config: Config = {
    cwd,
    output: path.resolve(cwd, output ?? ""),
    changelog,
    clients,
    remotes,
    package: {
      ...packageFacts,
      ...(sourceOnly && { sourceOnly }),
      ...(extension && { importExtension: extension }),
    },
    ignore,
    ...(isMapped ? { declarationMaps: { output: output ?? "" } } : {}),
  };
  return { clients, config };
}

function readOutput(
  root: Node,
  cwd: string,
  read: Reader,
  diagnostics: Diagnostics,
): string | undefined {
  const node = child(root, "output");
  if (node === undefined) {
    const message = "`output` is missing: the folder to write";
    diagnostics.report("WF8002", root.at, message, { on: "key" });
    return undefined;
  }
  if (typeof node.value === "string" && leaves(path.relative(cwd, path.resolve(cwd, node.value)))) {
    diagnostics.report("WF7002", node.at, `${node.value} leads out of this folder`, {
      hint: "an output lies below its wireform.yaml",
    });
    return undefined;
  }
  return readText(root, "output", outputSchema, "a folder's path", read, diagnostics);
}

function readPackage(
  root: Node,
  read: Reader,
  diagnostics: Diagnostics,
): GenerateConfig["package"] {
  const node = read.mapping(root, "package");
  if (node === undefined) return {};
  checkKeys(node, packageSchema, diagnostics);
  const { version: versionSchema } = packageSchema.properties;
  const name = read.string(node, "name");
  const refusal = name === undefined ? null : whyNoPackageName(name);
  if (refusal !== null)
    diagnostics.report("WF8002", child(node, "name")!.at, refusal.message, { hint: refusal.hint });
  const version = readText(node, "version", versionSchema, "such as 1.2.3", read, diagnostics);
  return {
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
  };
}

function leaves(relative: string): boolean {
  return relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
}

function readChangelog(
  root: Node,
  version: string | undefined,
  read: Reader,
  diagnostics: Diagnostics,
): boolean {
  const node = child(root, "package");
  const isWanted = isRecord(node?.value) && read.boolean(node, "changelog") === true;
  if (!isWanted || isCountable(version ?? "")) return isWanted;
  const hint = "`version: 1.2.3`: what is published, from where the next one counts";
  const message = "`changelog` needs a `version` of three numbers";
  diagnostics.report("WF8002", node.at, message, { on: "key", hint });
  return false;
}
