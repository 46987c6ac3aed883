import path from "node:path";
import { importExtensions } from "../4-plan/import-extension.js";
import { load } from "../1-load/load.js";
import type { PassResult } from "../1-load/pass-result.js";
import { child, isRecord, type Node } from "../2-resolve/node.js";
import { Reader, typeName } from "../2-resolve/reader.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { LocatedDiagnostic, Locators } from "../diagnostics/locate.js";
import type { ClientConfig, GenerateConfig } from "./generate-config.js";
import type { Host } from "../host/host.js";
import { whyNoPackageName } from "./package-name.js";
import { readClients } from "./clients.js";
import { configName } from "./config-name.js";
import type { ConfigModule } from "./module/config-module.js";
import { configSchema } from "./schema/config-schema.js";
import { readIgnore } from "./ignore.js";
import { checkKeys, nothingLeft, readMapping, readText, type Complete } from "./members.js";
import { readPostGenerate, type PostCommand } from "./post-generate.js";
import type { RemoteDocument } from "./remotes.js";
import { isCountable } from "../history/release/version.js";

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

const { package: packageSchema, output: outputSchema } = configSchema.properties;

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
export async function readConfig(cwd: string, host: Host): Promise<ReadConfig> {
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
      const read = readRoot(root, cwd, diagnostics);
      return { ...unusable, ...read, module, diagnostics: diagnostics.all };
    }
    const hint = (await exists(path.resolve(cwd, otherName), host))
      ? `${otherName} is not read: rename it to ${configName}`
      : "wireform init writes one; or name a document: wireform generate DOCUMENT --out DIR";
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
  const read = readRoot(root, cwd, diagnostics);
  return { ...unusable, ...read, sources, diagnostics: diagnostics.all };
}

function readRoot(root: Node, cwd: string, diagnostics: Diagnostics) {
  const { clients, config } = readMembers(root, cwd, diagnostics);
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

/**
 * Reads each key: a key of the schema that is not read, or not used, doesn't compile. If anything
 * was reported, don't use the result.
 */
function readMembers(root: Node, cwd: string, diagnostics: Diagnostics) {
  checkKeys(root, configSchema, diagnostics);
  const read = new Reader(diagnostics, "strict");
  const defaults = {
    schema: read.boolean(root, "schema"),
    roots: read.strings(root, "roots"),
  };
  const folder = readOutput(root, cwd, read, diagnostics) ?? "";
  const isSource = read.boolean(root, "sourceOnly");
  const sources = isSource === true ? `${folder}/src` : null;
  const members = {
    ...defaults,
    output: folder,
    clients: readClients(root, { ...defaults, sources }, read, diagnostics),
    package: readPackage(root, read, diagnostics),
    ignore: readIgnore(root, read, diagnostics),
    sourceOnly: isSource,
    importExtension: read.choice(root, "importExtension", importExtensions, "WF8002"),
    declarationMaps: read.boolean(root, "declarationMaps") === true,
    postGenerate: readPostGenerate(root, read, diagnostics),
  } satisfies Readonly<Record<keyof typeof configSchema.properties, unknown>>;
  const { output, ignore, sourceOnly, importExtension, declarationMaps, ...rest } = members;
  const { clients: found, package: packageMembers, schema: _, roots: __, ...more } = rest;
  const { postGenerate, ...unread } = more;
  nothingLeft(unread);
  const { clients, remotes } = found;
  const { changelog, ...packageFacts } = packageMembers;
  const config: Complete<Omit<Config, keyof CommandFlags>> = {
    cwd,
    output: path.resolve(cwd, output),
    changelog,
    postGenerate,
    clients,
    remotes,
    package: {
      ...packageFacts,
      ...(sourceOnly && { sourceOnly }),
      ...(importExtension && { importExtension }),
    },
    ignore,
    declarationMaps: declarationMaps ? { output } : undefined,
  };
  return { clients, config };
}

/** What only the command line sets. */
type CommandFlags = Pick<Config, "partial" | "updateNames">;

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

function readPackage(root: Node, read: Reader, diagnostics: Diagnostics) {
  const node = readMapping(root, "package", { member: "name", example: "my-api" }, read);
  if (node === undefined) return { changelog: false };
  checkKeys(node, packageSchema, diagnostics);
  const { version: versionSchema } = packageSchema.properties;
  const name = read.string(node, "name");
  const refusal = name === undefined ? null : whyNoPackageName(name);
  if (refusal !== null)
    diagnostics.report("WF8002", child(node, "name")!.at, refusal.message, { hint: refusal.hint });
  const version = readText(node, "version", versionSchema, "such as 1.2.3", read, diagnostics);
  const agents = read.boolean(node, "agents");
  const changelog = readChangelog(node, version, read, diagnostics);
  return { name, version, agents, changelog } satisfies Readonly<
    Record<keyof typeof packageSchema.properties, unknown>
  >;
}

function leaves(relative: string): boolean {
  return relative === ".." || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
}

function readChangelog(
  node: Node,
  version: string | undefined,
  read: Reader,
  diagnostics: Diagnostics,
): boolean {
  const isWanted = read.boolean(node, "changelog") === true;
  if (!isWanted || isCountable(version ?? "")) return isWanted;
  const hint = "`version: 1.2.3`: what is published, from where the next one counts";
  const message = "`changelog` needs a `version` of three numbers";
  diagnostics.report("WF8002", node.at, message, { on: "key", hint });
  return false;
}
