import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { OutputFile } from "../6-print/print.js";
import type { Inputs } from "../cache/inputs.js";
import type { ClientConfig } from "../config/generate-config.js";
import { nodeHost } from "../host/host.js";
import { generate } from "../pipeline.js";
import { makeReporter } from "./reporter.js";
import type { Terminal } from "./terminal.js";

/** Imports a module of a generated package: `fake`, `runtime`. Each has what its template exports. */
export type LoadModule = (name: string) => Promise<unknown>;

/**
 * Generates the package of a document, for commands that run it: nothing stays on the disk.
 * @param use is given the package; what it imports stays usable
 * @returns `null` if the document has errors, which are printed
 */
export async function withGenerated<T>(
  client: Pick<ClientConfig, "document" | "handler" | "fake">,
  cwd: string,
  terminal: Terminal,
  use: (load: LoadModule) => Promise<T>,
): Promise<{ readonly used: T | null; readonly inputs: Inputs }> {
  const onProgress = (step: string) => terminal.progress(step);
  const config = { cwd, clients: [{ ...client, name: null }], package: {} };
  const { files, diagnostics, inputs } = await generate(config, { onProgress });
  const reporter = await makeReporter("human", terminal, cwd, nodeHost, false);
  reporter.show(diagnostics.filter(({ severity }) => severity === "error"));
  return { used: files && (await withFiles(files, use)), inputs };
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
    return await use((name) => import(pathToFileURL(path.join(folder, "dist", `${name}.js`)).href));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
