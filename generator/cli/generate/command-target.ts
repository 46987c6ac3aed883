import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { configName, moduleNames } from "../../config/config-name.js";
import type { Complete } from "../../config/members.js";
import type { OutputConfig, ProjectFlags } from "../../config/project.js";
import { hashConfig, hashProject, type EmitterVersion } from "../../config/config-hash.js";
import { ownVersions } from "../../5-emit/seam/own-emitters.js";
import type { GenerateCommand } from "../arguments/generate-arguments.js";

/** The output folder: its absolute path, and its name in messages. */
interface Folder {
  readonly folder: string;
  readonly displayPath: string;
}

/** Where a command writes to, and the hash of the options, as in the record of its output. */
interface Target extends Folder {
  readonly hash: string;
}

function folderOf({ out }: GenerateCommand, cwd: string, folder: string): Folder {
  return { folder, displayPath: out ?? (path.relative(cwd, folder) || folder) };
}

/**
 * What a command writes, guessed before the configuration is checked; `null` if only a run can tell.
 * A wrong guess does no harm: no output there has that hash.
 */
export async function guessTarget(command: GenerateCommand, cwd: string): Promise<Target | null> {
  const config = documentConfig(command, cwd);
  if (config !== null) {
    const folder = path.resolve(cwd, command.out ?? "");
    return { ...folderOf(command, cwd, folder), hash: hashConfig(config, folder, ownVersions) };
  }
  const configured = await findConfigured(cwd);
  if (configured === null) return null;
  const { output, data, emitters } = configured;
  if (!emitters.every(({ version }) => version !== undefined)) return null;
  const folder = path.resolve(cwd, command.out ?? output);
  const hash = hashProject(cwd, { flags: projectFlags(command), data }, folder, emitters);
  return { ...folderOf(command, cwd, folder), hash };
}

/** What the configuration says of the output, unchecked. */
interface Configured {
  readonly output: string;
  /** What a configuration in code exports; of `wireform.yaml`, `undefined`. */
  readonly data: unknown;
  readonly emitters: readonly EmitterVersion[];
}

async function findConfigured(cwd: string): Promise<Configured | null> {
  let text: string;
  try {
    text = readFileSync(path.join(cwd, configName), "utf8");
  } catch {
    return hasModule(cwd) ? await runModule(cwd) : null;
  }
  try {
    const output = await guessOutput(text);
    if (output === null) return null;
    return { output, data: undefined, emitters: await emittersBeside(cwd) };
  } catch {
    return null;
  }
}

/**
 * Runs a configuration in code: only then is it known what it exports, which may depend on more
 * than the files that it imports.
 */
async function runModule(cwd: string): Promise<Configured | null> {
  const { readModuleConfig } = await import("../../config/module/module-config.js");
  const { readEmitters } = await import("../../config/module/emitter-config.js");
  const { nodeHost } = await import("../../host/host.js");
  const { module, diagnostics } = await readModuleConfig(cwd, nodeHost);
  if (module === null || diagnostics.length > 0) return null;
  const { emitters, diagnostics: wrong } = readEmitters(module, cwd, true);
  const output: unknown = Object(module.data)["output"];
  if (wrong.length > 0 || typeof output !== "string") return null;
  return { output, data: module.data, emitters: emitters ?? ownVersions };
}

/**
 * Most files have a plain line, or are JSON. Only the others need the YAML parser, which takes as long as
 * the whole run.
 */
async function guessOutput(text: string): Promise<string | null> {
  const plain = /^output:[ \t]+(["']?)([^"'#\s][^"'#\r\n]*?)\1[ \t]*(?:#.*)?$/m.exec(text)?.[2];
  if (plain !== undefined) return plain;
  const value = parseJson(text) ?? (await import("yaml")).parse(text);
  const output: unknown = Object(value)["output"];
  return typeof output === "string" ? output : null;
}

/** `undefined` if it isn't JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The configuration of a command that names a document; `null` if `wireform.yaml` is used. */
export function documentConfig(command: GenerateCommand, cwd: string): OutputConfig | null {
  const { document, name, sourceOnly, partial, schema, updateNames, overlays, roots } = command;
  if (document === null) return null;
  const client = { name: null, document, schema, roots, overlays };
  const { importExtension } = command;
  const packageConfig = { sourceOnly, importExtension, ...(name === null ? {} : { name }) };
  return { cwd, clients: [client], package: packageConfig, partial, updateNames };
}

/**
 * The flags that add to `wireform.yaml`. A flag that changes a package doesn't compile until it is
 * here, in `ProjectFlags` and in their hash. Add it to `documentConfig` too.
 */
export function projectFlags(command: GenerateCommand): Complete<ProjectFlags> {
  const { sourceOnly, importExtension, partial, schema, updateNames, roots } = command;
  return {
    sourceOnly,
    importExtension,
    partial,
    schema,
    updateNames,
    roots,
  } satisfies Pick<GenerateCommand, ProjectFlag>;
}

/** The options that change the package, not only the run or its one document. */
type ProjectFlag = Exclude<
  keyof GenerateCommand,
  | "kind"
  | "document"
  | "out"
  | "name"
  | "overlays"
  | "mode"
  | "force"
  | "format"
  | "detail"
  | "watch"
>;

function hasModule(cwd: string): boolean {
  return moduleNames.some((name) => existsSync(path.join(cwd, name)));
}

/** The versions of the emitters in `wireform.config.ts`: their packages may have been updated. */
async function emittersBeside(cwd: string): Promise<readonly EmitterVersion[]> {
  if (!hasModule(cwd)) return ownVersions;
  const { readModule } = await import("../../config/module/config-module.js");
  const { readEmitters } = await import("../../config/module/emitter-config.js");
  const { nodeHost } = await import("../../host/host.js");
  const { module } = await readModule(cwd, nodeHost);
  return (module && readEmitters(module, cwd, false).emitters) ?? [{ name: "wrong" }];
}
