import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { OutputFile } from "../6-print/print.js";
import { emitters } from "../5-emit/emitters.js";
import type { Inputs } from "../cache/inputs.js";
import type { ClientConfig, GenerateConfig } from "../config/generate-config.js";
import { nodeHost } from "../host/host.js";
import { importUrl } from "../host/import-url.js";
import { buildClients, readClient } from "../pipeline.js";
import { joinPackage } from "../pipeline/package.js";
import type { ReadClient } from "../pipeline/read-client.js";
import { partialHint } from "./partial-hint.js";
import { makeReporter } from "./reporter.js";
import type { Terminal } from "./terminal.js";

/** Imports a module of a generated package: `fake`, `runtime`. Each has what its template exports. */
export type LoadModule = (name: string) => Promise<unknown>;

/** What a document means, and where it stands. */
export type ReadDocument = {
  readonly [Key in "client" | "openapi"]: NonNullable<ReadClient[Key]>;
} & Pick<ReadClient, "sources">;

/**
 * Generates the package of a document, for commands that run it: nothing stays on the disk.
 * @param use is given the package, and what the document means; what it imports stays usable
 * @param partial `undefined`: the command has no `--partial`
 * @returns `null` if the document has errors, which are printed; with `partial` the rest is enough
 */
export async function withGenerated<T>(
  { partial, ...client }: Omit<ClientConfig, "name"> & Pick<GenerateConfig, "partial">,
  cwd: string,
  terminal: Terminal,
  use: (load: LoadModule, document: ReadDocument) => Promise<T>,
): Promise<{ readonly used: T | null; readonly inputs: Inputs }> {
  const onProgress = (step: string) => terminal.progress(step);
  const config = { cwd, clients: [{ ...client, name: null }], package: {}, partial };
  onProgress(`reading ${client.document}`);
  const read = await readClient(config.clients[0]!, cwd, nodeHost);
  const { files, diagnostics, omitted, withPartial, inputs } = await generateFrom(
    read,
    config,
    onProgress,
  );
  const reporter = await makeReporter("human", terminal, cwd, nodeHost, false);
  reporter.show(diagnostics.filter(({ severity }) => severity === "error"));
  if (files !== null) for (const operation of omitted) terminal.err(`left out: ${operation}\n`);
  else if (partial === false) terminal.err(partialHint(omitted, withPartial, "answers"));
  const { client: meant, openapi, sources } = read;
  if (files === null || meant === null || openapi === null) return { used: null, inputs };
  const document = { client: meant, openapi, sources };
  return { used: await withFiles(files, (load) => use(load, document)), inputs };
}

/** The package of a client that is read already. */
async function generateFrom(
  read: ReadClient,
  config: GenerateConfig,
  onProgress: (step: string) => void,
) {
  const options = {
    read: () => Promise.resolve(read),
    host: nodeHost,
    emitters,
    onProgress,
    known: undefined,
    since: null,
  };
  const build = await buildClients(config, [], options);
  const names = { lines: [], diagnostics: [] };
  return joinPackage(config, { names, builds: [build], options });
}

async function withFiles<T>(
  files: readonly OutputFile[],
  use: (load: LoadModule) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "wireform-"));
  try {
    for (const file of files)
      if (/^(package\.json|dist\/.*\.js)$/.test(file.path)) {
        const at = path.join(folder, file.path);
        await mkdir(path.dirname(at), { recursive: true });
        await writeFile(at, file.text);
      }
    return await use((name) =>
      importUrl(pathToFileURL(path.join(folder, "dist", `${name}.js`)).href),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
