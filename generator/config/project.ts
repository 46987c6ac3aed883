import path from "node:path";
import type { ImportExtension } from "../4-plan/import-extension.js";
import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.js";
import {
  arrange,
  type LocatedDiagnostic,
  type Locator,
  type Locators,
} from "../diagnostics/locate.js";
import type { ClientConfig, GenerateConfig } from "./generate-config.js";
import { nodeHost, type Host } from "../host/host.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { locateWithConfig } from "./locate-config.js";
import { readModule } from "./module/config-module.js";
import { readEmitters, type ReadEmitters } from "./module/emitter-config.js";
import { trackInputs, type Inputs } from "../cache/inputs.js";
import { configName, readConfig, type Config, type ModuleConfig } from "./config.js";
import type { PostCommand } from "./post-generate.js";
import { nothingLeft } from "./members.js";
import { checkCopies } from "./remotes.js";

/** Flags of the command that add to `wireform.yaml`, under the same names. */
export interface ProjectFlags {
  readonly sourceOnly?: boolean | undefined;
  readonly importExtension?: ImportExtension | undefined;
  readonly partial?: boolean | undefined;
  /** Write `schema.ts` for every client. */
  readonly schema?: boolean | undefined;
  readonly updateNames?: boolean | undefined;
  /** Further folders from which `$ref`s may read; from `cwd`. */
  readonly roots?: readonly string[] | undefined;
}

/** A configuration that can be written to a folder: your own, or the result of `readProject`. */
export interface OutputConfig extends GenerateConfig {
  /** Only `readProject` sets it. */
  readonly project?: ProjectFacts | undefined;
}

/** Further settings of `wireform.yaml`, and how it was read. */
export interface ProjectFacts {
  readonly flags: ProjectFlags;
  /** Whether changes determine the package's version and changelog. */
  readonly changelog: boolean;
  /** What runs after the output was written, in order. */
  readonly postGenerate: readonly PostCommand[];
  /** The emitters in `wireform.config.ts`; `null`: none. */
  readonly emitters: readonly Emitter[] | null;
  /** The file of the configuration, from `cwd`: `wireform.yaml`, or a module. */
  readonly file: string;
  /** What a module exports: it may depend on more than the files that were read; else `undefined`. */
  readonly data: unknown;
  /** The files of the configuration: inputs of the output too. */
  readonly reads: Inputs;
}

/** A configuration as a value. If it has errors, `config` is null and `diagnostics` say why. */
export interface Project {
  readonly config: OutputConfig | null;
  /** The output folder, from `cwd`; empty if `config` is null. */
  readonly output: string;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Every file that was read, or looked for. */
  readonly inputs: Inputs;
}

/** Reads the `wireform.yaml` or `wireform.config.ts` of a folder. @param cwd absolute; by default that of the process */
export async function readProject(
  cwd: string = process.cwd(),
  flags: ProjectFlags = {},
): Promise<Project> {
  const { host, inputs } = trackInputs(nodeHost);
  const found = await readConfig(cwd, host, flags);
  const { config: read, clients, sources, diagnostics, module, faults } = found;
  const place = { host, cwd };
  if (read === null) {
    const documents = await findDocumentErrors(clients, diagnostics, cwd, host);
    const all = [...diagnostics, ...documents.diagnostics];
    const located = await locateWithConfig(all, new Map([...sources, ...documents.sources]), place);
    return { config: null, output: "", diagnostics: [...faults, ...located], inputs };
  }
  const copies = await checkCopies(read.remotes, cwd, host);
  const { emitters, diagnostics: wrong } = await namedEmitters(module, cwd, host);
  const isWrong = hasErrors([...copies, ...wrong]);
  const facts = { file: module?.name ?? configName, data: module?.data, reads: inputs, emitters };
  const config = isWrong ? null : withFlags(read, flags, facts);
  const output = config === null ? "" : path.relative(cwd, read.output) || read.output;
  const located = await locateWithConfig([...diagnostics, ...copies], sources, place);
  return { config, output, diagnostics: arrange([...located, ...wrong]), inputs };
}

/** Beside `wireform.yaml`, or in the configuration itself. */
async function namedEmitters(
  module: ModuleConfig | null,
  cwd: string,
  host: Host,
): Promise<ReadEmitters> {
  if (module !== null) return readEmitters(module, cwd, true);
  const beside = await readModule(cwd, host);
  return beside.module === null
    ? { emitters: null, diagnostics: beside.diagnostics }
    : readEmitters(beside.module, cwd, false);
}

/** Flags add to the file, or win over it. */
function withFlags(
  { changelog, postGenerate, output: _, remotes: __, ...config }: Config,
  flags: ProjectFlags,
  facts: Omit<ProjectFacts, "flags" | "changelog" | "postGenerate">,
): OutputConfig {
  const { partial, schema = false, updateNames, roots = [], ...rest } = flags;
  const { sourceOnly = false, importExtension, ...unread } = rest;
  nothingLeft(unread);
  return {
    ...config,
    clients: config.clients.map((client) => ({
      ...client,
      schema: schema || client.schema,
      roots: [...(client.roots ?? []), ...roots],
    })),
    package: {
      ...config.package,
      sourceOnly: sourceOnly || config.package.sourceOnly === true,
      importExtension: importExtension ?? config.package.importExtension,
    },
    partial,
    updateNames,
    project: { ...facts, flags, changelog, postGenerate },
  };
}

/**
 * Also finds the errors of documents, so that the user sees them before the configuration is
 * corrected: for the clients that could be read.
 */
async function findDocumentErrors(
  clients: readonly ClientConfig[],
  found: readonly Diagnostic[],
  cwd: string,
  host: Host,
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly sources: Locators }> {
  const wrong = found.flatMap(({ at }) => (at?.kind === "pointer" ? [at.pointer] : []));
  const isRight = ({ written }: ClientConfig) =>
    wrong.every((at) => at !== written?.at && !at.startsWith(`${written?.at}/`));
  const { readClient } = await import("../pipeline.js");
  const errors: Diagnostic[] = [];
  const sources = new Map<string, Locator>();
  for (const client of clients.filter(isRight)) {
    const read = await readClient(client, cwd, host);
    errors.push(...read.diagnostics.filter(({ severity }) => severity === "error"));
    for (const [file, source] of read.sources) sources.set(file, source);
  }
  return { diagnostics: errors, sources };
}
