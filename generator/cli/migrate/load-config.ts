/** Loads another generator's configuration, without that generator. */
import path from "node:path";
import { decodeText } from "../../1-load/text.js";
import { explainImport, type CodeError } from "../../config/module/import-error.js";
import type { Host } from "../../host/host.js";
import { importFresh } from "../../host/import-module.js";
import { migrateHeyApi } from "./hey-api.js";
import { migrateKubb } from "./kubb.js";
import type { Migration } from "./migration.js";
import { migrateOrval } from "./orval.js";

/** Another generator. */
interface Origin {
  readonly name: "orval" | "hey-api" | "kubb";
  /** The start of the names of its files. */
  readonly file: string;
  readonly migrate: (config: unknown) => Migration;
}

const origins: readonly Origin[] = [
  { name: "orval", file: "orval.config", migrate: migrateOrval },
  { name: "hey-api", file: "openapi-ts.config", migrate: migrateHeyApi },
  { name: "kubb", file: "kubb.config", migrate: migrateKubb },
];

const endings = ["ts", "mts", "cts", "js", "mjs", "cjs"];

/** The configuration in a folder, or the one that is named; `null`: there is none. */
export async function findOther(
  named: string | null,
  cwd: string,
  host: Host,
): Promise<{ readonly origin: Origin; readonly file: string } | null> {
  const files =
    named === null
      ? origins.flatMap(({ file }) => endings.map((ending) => `${file}.${ending}`))
      : [named];
  for (const file of files) {
    const origin = origins.find((one) => path.basename(file).startsWith(one.file));
    const whole = path.resolve(cwd, file);
    if (origin !== undefined && (await isFile(whole, host))) return { origin, file: whole };
  }
  return null;
}

async function isFile(file: string, host: Host): Promise<boolean> {
  try {
    return (await host.stat(file)).kind === "file";
  } catch {
    return false;
  }
}

/** Runs its code. What it imports of its generator is a stand-in, so that nothing has to be installed. */
export async function loadOther(
  file: string,
  host: Host,
): Promise<{ readonly config: unknown } | CodeError> {
  const { text } = decodeText(await host.readFile(file));
  const packages = Array.from(
    text.matchAll(/from\s+["'](orval|@hey-api\/[\w/-]+|@kubb\/[\w/-]+)["']/g),
  );
  const standIns = Object.fromEntries(packages.map(([, name = ""]) => [name, standIn(name)]));
  const files: string[] = [];
  try {
    const exports = await importFresh(file, (one) => void files.push(one), standIns);
    const found = exports["default"];
    return { config: typeof found === "function" ? await (found as () => unknown)() : found };
  } catch (error) {
    return await explainImport(error, file, files, host);
  }
}

/** `defineConfig` gives what it is given; a plugin is an object with its name and its options. */
function standIn(module: string): object {
  const plugin = module.replace(/^@kubb\//, "");
  return new Proxy(
    { __esModule: true },
    {
      get: (_, name) => {
        if (name === "__esModule") return true;
        if (name === "then" || typeof name === "symbol") return undefined;
        if (name === "defineConfig" || name === "defaultPlugins" || name === "default")
          return name === "defaultPlugins" ? [] : (config: unknown) => config;
        return (options: unknown) => ({ name: plugin, options });
      },
      has: () => true,
    },
  );
}
