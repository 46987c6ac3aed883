/** The files of a package that belong to no client. */
import type { Lock } from "../4-plan/lock/lock.js";
import type { PackageConfig } from "../4-plan/plan.js";
import { emitPackage } from "../5-emit/emit.js";
import { runtimeDrafts, runtimeModules } from "../5-emit/package/runtime.js";
import { runtimeChunk } from "../5-emit/seam/chunks.js";
import type { Emitter, PackageFacts } from "../5-emit/seam/emitter.js";
import { checkPackage, draftedBy } from "../5-emit/seam/package-rules.js";
import { loaderFor } from "../6-print/emitter-runtime.js";
import { print, type Printed } from "../6-print/print.js";
import { draftCache, type PrintCache } from "../cache/print-cache.js";
import type { GenerateConfig } from "../config/generate-config.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import type { LoadTemplate } from "../host/templates.js";
import type { Code } from "./client-build.js";
import { nothingEjected, type EjectedFiles } from "./eject/ejected-files.js";
import type { EjectedModule } from "./eject/ejected-modules.js";

export interface RestOptions {
  readonly lock: Lock;
  readonly emitters: readonly Emitter[];
  readonly known: PrintCache | undefined;
  readonly ejected: readonly EjectedModule[];
}

export interface Rest extends Printed {
  /** What was found in modules that users have taken over. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly ejected: EjectedFiles;
}

/** The files of the package as a whole, and the runtime's. */
export async function printRest(
  given: GenerateConfig,
  codes: readonly Code[],
  { lock, emitters, known, ejected }: RestOptions,
): Promise<Rest> {
  const [{ package: config, exports, packages }] = codes as [Code];
  const facts: PackageFacts = {
    // The version may depend on what changed in the clients, so only these files may contain it.
    package: { ...config, version: given.package.version ?? config.version },
    exports,
    packages,
    clients: codes.flatMap(({ clients }) => clients),
    lock,
  };
  const own = emitPackage(emitters, facts);
  const modules = [...codes.map(({ runtime }) => runtime), runtimeModules(own)];
  const names = new Set(modules.flatMap((some) => [...some]));
  const load = loaderFor(emitters);
  const taken = await withEjected(ejected, load, { ...config, cwd: given.cwd });
  const runtime = await runtimeDrafts(names, taken?.load ?? load);
  const found = taken?.finish(runtime);
  const drafted = codes.flatMap((code) => code.drafted);
  const rest = own.map((draft) => draftedBy(draft, draft.emitter));
  const folders = given.clients.map(({ name }) => (name === null ? "" : `${name}/`));
  const chunks = new Map(codes.flatMap((code) => [...code.chunks]));
  checkPackage([...drafted, ...rest], emitters, folders, [runtimeChunk, ...chunks.values()]);
  const options = { ...config, cache: draftCache(known), chunks };
  const printed = await print([...own, ...runtime], options);
  const files = [...printed.files, ...(found?.bases ?? [])];
  return {
    ...printed,
    files,
    diagnostics: found?.diagnostics ?? [],
    ejected: found ?? nothingEjected,
  };
}

/** The code for that is loaded only where it is needed. */
async function withEjected(
  modules: readonly EjectedModule[],
  load: LoadTemplate,
  config: PackageConfig & Pick<GenerateConfig, "cwd">,
) {
  if (modules.length === 0) return null;
  const { EjectedRuntime } = await import("./eject/ejected-runtime.js");
  return new EjectedRuntime(modules, load, config);
}
