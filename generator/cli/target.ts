import path from "node:path";
import { readConfig } from "../config/config.js";
import { Diagnostics, Reported } from "../diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic, type Locator } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../generate.js";
import type { Host } from "../host.js";
import type { GenerateCommand } from "./arguments.js";

/** What to generate, and the folder to write it to (absolute). */
export interface Target {
  readonly folder: string;
  readonly config: GenerateConfig;
  /** Whether the package's version and changelog follow from what changes. */
  readonly changelog: boolean;
}

/** Of `wireform.yaml`, or of the arguments alone. `null` where that is impossible: it is shown. */
export async function readTarget(
  command: GenerateCommand,
  cwd: string,
  host: Host,
  show: (diagnostics: readonly LocatedDiagnostic[]) => void,
): Promise<Target | null> {
  const { document, out, sourceOnly, partial, schema, updateNames } = command;
  if (document !== null) {
    const roots = command.roots.map((root) => path.resolve(cwd, root));
    const client = { name: null, document, schema, roots, overlays: command.overlays };
    const config = { cwd, clients: [client], package: { sourceOnly }, partial, updateNames };
    return { folder: path.resolve(cwd, out!), config, changelog: false };
  }
  const diagnostics = new Diagnostics();
  const texts = new Map<string, Locator>();
  try {
    const read = await readConfig(cwd, host, diagnostics, texts);
    const clients = read.clients.map((client) => ({
      ...client,
      schema: schema || client.schema,
      roots: [...(client.roots ?? []), ...command.roots],
    }));
    const packageConfig = { ...read.package, sourceOnly };
    const config = { ...read, clients, package: packageConfig, partial, updateNames };
    return { folder: read.output, config, changelog: read.changelog };
  } catch (error) {
    if (!(error instanceof Reported)) throw error;
    show(locateAll(diagnostics.all, texts));
    return null;
  }
}
