import path from "node:path";
import type { ImportExtension } from "../4-plan/import-extension.js";
import { Diagnostics, Reported } from "../diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic, type Locator } from "../diagnostics/locate.js";
import type { ClientConfig, GenerateConfig } from "./generate-config.js";
import { nodeHost, type Host } from "../host/host.js";
import { noteReads, type Reads } from "../cache/inputs.js";
import { readConfig, WrongConfig } from "./config.js";
import { checkCopies } from "./remotes.js";

/** What is said beside `wireform.yaml`: the flags of the command, under the same names. */
export interface ProjectFlags {
  readonly sourceOnly?: boolean | undefined;
  readonly importExtension?: ImportExtension | undefined;
  readonly partial?: boolean | undefined;
  /** `schema.ts` for every client. */
  readonly schema?: boolean | undefined;
  readonly updateNames?: boolean | undefined;
  /** Further folders from which `$ref`s may read; from `cwd`. */
  readonly roots?: readonly string[] | undefined;
}

/** A configuration that can be written to a folder: of one's own, or what `readProject` gives. */
export interface OutputConfig extends GenerateConfig {
  /** Set by `readProject` alone. */
  readonly project?: ProjectFacts | undefined;
}

/** What `wireform.yaml` says besides, and how it was read. */
export interface ProjectFacts {
  readonly flags: ProjectFlags;
  /** Whether the package's version and changelog follow from what changes. */
  readonly changelog: boolean;
  /** `wireform.yaml` itself: an input of the output too. */
  readonly reads: Reads;
}

/** `wireform.yaml` as a value. `config` is null where it is wrong: `diagnostics` say why. */
export interface Project {
  readonly config: OutputConfig | null;
  /** The folder that it names, from `cwd`; empty where `config` is null. */
  readonly output: string;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** What was read, or looked for in vain. */
  readonly inputs: Reads;
}

/** Reads the `wireform.yaml` of a folder. @param cwd absolute */
export async function readProject(cwd: string, flags: ProjectFlags = {}): Promise<Project> {
  const diagnostics = new Diagnostics();
  const texts = new Map<string, Locator>();
  const { host, reads } = noteReads(nodeHost);
  try {
    const { changelog, output, remotes, ...read } = await readConfig(cwd, host, diagnostics, texts);
    await checkCopies(remotes, cwd, host, diagnostics);
    if (diagnostics.hasErrors) throw new Reported();
    const { partial, schema = false, updateNames, roots = [] } = flags;
    const { sourceOnly = false, importExtension } = flags;
    const clients = read.clients.map((client) => ({
      ...client,
      schema: schema || client.schema,
      roots: [...(client.roots ?? []), ...roots],
    }));
    const project = { flags, changelog, reads };
    const packageConfig = {
      ...read.package,
      sourceOnly: sourceOnly || read.package.sourceOnly === true,
      importExtension: importExtension ?? read.package.importExtension,
    };
    const config = { ...read, clients, package: packageConfig, partial, updateNames, project };
    const place = path.relative(cwd, output) || output;
    return { config, output: place, diagnostics: locateAll(diagnostics.all, texts), inputs: reads };
  } catch (error) {
    if (!(error instanceof Reported)) throw error;
    const clients = error instanceof WrongConfig ? error.clients : [];
    await addFaultsOf(clients, cwd, host, diagnostics, texts);
    const found = locateAll(diagnostics.all, texts);
    return { config: null, output: "", diagnostics: found, inputs: reads };
  }
}

/**
 * The errors of documents, so that they needn't wait until the configuration is mended: of clients
 * in which that says what it means.
 */
async function addFaultsOf(
  clients: readonly ClientConfig[],
  cwd: string,
  host: Host,
  diagnostics: Diagnostics,
  texts: Map<string, Locator>,
): Promise<void> {
  const wrong = diagnostics.all.flatMap(({ at }) => (at?.kind === "pointer" ? [at.pointer] : []));
  const isRight = ({ written }: ClientConfig) =>
    wrong.every((at) => at !== written?.at && !at.startsWith(`${written?.at}/`));
  const { readClient } = await import("../pipeline/read-client.js");
  for (const client of clients.filter(isRight)) {
    const found = new Diagnostics();
    await readClient(client, cwd, host, found, texts);
    for (const one of found.all) if (one.severity === "error") diagnostics.take(one);
  }
}
