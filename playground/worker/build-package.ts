/** The generator's own way from a document to a package, with what the playground shows beside it. */
import { emitters as own } from "../../generator/5-emit/emitters.js";
import type { GenerateConfig } from "../../generator/config/generate-config.js";
import { buildClients, readClient } from "../../generator/pipeline.js";
import { joinPackage, type Generated } from "../../generator/pipeline/package.js";
import type { ReadClient } from "../../generator/pipeline/read-client.js";
import type { NamedText, PackageOptions } from "../messages.js";
import { folder, memoryHost } from "./memory-host.js";
import { observePlan } from "./observe-plan.js";
import type { PlannedOperation } from "./observe-plan.js";

export interface BuiltPackage {
  readonly generated: Generated;
  /** `null` where the document can't be read. */
  readonly read: ReadClient | null;
  readonly operations: readonly PlannedOperation[];
}

export async function buildPackage(
  document: NamedText,
  options: PackageOptions,
): Promise<BuiltPackage> {
  const config: GenerateConfig = {
    cwd: folder,
    clients: [{ name: null, document: document.name, ...options }],
    package: {},
    partial: true,
  };
  const operations: PlannedOperation[] = [];
  let read: ReadClient | null = null;
  const buildOptions = {
    host: memoryHost([document]),
    emitters: [...own, observePlan(operations)],
    onProgress: () => {},
    known: undefined,
    since: null,
    async read(...client: Parameters<typeof readClient>) {
      read = await readClient(...client);
      return read;
    },
  };
  const builds = [await buildClients(config, [], buildOptions)];
  const names = { lines: [], diagnostics: [] };
  const generated = await joinPackage(config, { names, builds, options: buildOptions });
  return { generated, read, operations };
}
