import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { emitterConfigNames } from "../../config/config-name.js";
import type { Complete } from "../../config/members.js";
import type { OutputConfig, ProjectFlags } from "../../config/project.js";
import { hashConfig, hashProject, type EmitterVersion } from "../../config/config-hash.js";
import { ownVersions } from "../../5-emit/seam/own-emitters.js";
import type { GenerateCommand } from "../arguments/generate-arguments.js";

/** The output folder: absolute, and as messages name it. */
interface Folder {
  readonly folder: string;
  readonly displayPath: string;
}

function folderOf({ out }: GenerateCommand, cwd: string, folder: string): Folder {
  return { folder, displayPath: out ?? (path.relative(cwd, folder) || folder) };
}

/**
 * The folder that a command writes to, guessed without a check of the configuration. A wrong guess does
 * no harm: no output has the hash that `hashCommand` makes of it.
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

/** A plain line is the usual case. A YAML parser, for all others, takes as long as the whole run. */
async function guessOutput(text: string): Promise<string | null> {
  const plain = /^output:[ \t]+(["']?)([^"'#\s][^"'#\r\n]*?)\1[ \t]*(?:#.*)?$/m.exec(text)?.[2];
  if (plain !== undefined) return plain;
  const { parse } = await import("yaml");
  const output: unknown = Object(parse(text))["output"];
  return typeof output === "string" ? output : null;
}

/** What a command with a document asks for; `null` where `wireform.yaml` says it. */
export function documentConfig(command: GenerateCommand, cwd: string): OutputConfig | null {
  const { document, name, sourceOnly, partial, schema, updateNames, overlays, roots } = command;
  if (document === null) return null;
  const client = { name: null, document, schema, roots, overlays };
  const { importExtension } = command;
  const packageConfig = { sourceOnly, importExtension, ...(name === null ? {} : { name }) };
  return { cwd, clients: [client], package: packageConfig, partial, updateNames };
}

/**
 * What a command says beside `wireform.yaml`. A flag that changes a package doesn't compile until it is
 * here, in `ProjectFlags` and in their hash; `documentConfig` has to know of it too.
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

/** What a command says of the package; not of the run, nor of its one document. */
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
 * The hash of the options, as the record of the command's output has it; `null` where only a run can
 * tell.
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

/** The versions of what `wireform.config.ts` names: a package of theirs may be another one now. */
async function namedEmitters(cwd: string): Promise<readonly EmitterVersion[]> {
  if (!emitterConfigNames.some((name) => existsSync(path.join(cwd, name)))) return ownVersions;
  const { readEmitters } = await import("../../config/emitter-config.js");
  const { nodeHost } = await import("../../host/host.js");
  const { emitters } = await readEmitters(cwd, nodeHost);
  return emitters ?? [{ name: "wrong" }];
}
