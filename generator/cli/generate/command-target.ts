import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { emitterConfigNames } from "../../config/config-name.js";
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

function folderOf({ out }: GenerateCommand, cwd: string, folder: string): Folder {
  return { folder, displayPath: out ?? (path.relative(cwd, folder) || folder) };
}

/**
 * The folder that a command writes to, guessed before the configuration is checked. A wrong guess
 * does no harm: no output there has the hash that `hashCommand` computes.
 */
export async function guessFolder(command: GenerateCommand, cwd: string): Promise<Folder | null> {
  if (command.out !== null) return folderOf(command, cwd, path.resolve(cwd, command.out));
  try {
    const output = await guessOutput(readFileSync(path.join(cwd, "wireform.yaml"), "utf8"));
    return output === null ? null : folderOf(command, cwd, path.resolve(cwd, output));
  } catch {
    return null;
  }
}

/**
 * Most files have a plain line. Only the others need the YAML parser, which takes as long as the
 * whole run.
 */
async function guessOutput(text: string): Promise<string | null> {
  const plain = /^output:[ \t]+(["']?)([^"'#\s][^"'#\r\n]*?)\1[ \t]*(?:#.*)?$/m.exec(text)?.[2];
  if (plain !== undefined) return plain;
  const { parse } = await import("yaml");
  const output: unknown = Object(parse(text))["output"];
  return typeof output === "string" ? output : null;
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

/**
 * The hash of the options, as in the record of the command's output; `null` if only a run can tell.
 */
export async function hashCommand(
  command: GenerateCommand,
  cwd: string,
  folder: string,
): Promise<string | null> {
  const config = documentConfig(command, cwd);
  if (config !== null) return hashConfig(config, folder, ownVersions);
  const emitters = await namedEmitters(cwd);
  const isKnown = emitters.every(({ version }) => version !== undefined);
  return isKnown ? hashProject(cwd, projectFlags(command), folder, emitters) : null;
}

/** The versions of the emitters in `wireform.config.ts`: their packages may have been updated. */
async function namedEmitters(cwd: string): Promise<readonly EmitterVersion[]> {
  if (!emitterConfigNames.some((name) => existsSync(path.join(cwd, name)))) return ownVersions;
  const { readEmitters } = await import("../../config/emitter-config.js");
  const { nodeHost } = await import("../../host/host.js");
  const { emitters } = await readEmitters(cwd, nodeHost);
  return emitters ?? [{ name: "wrong" }];
}
