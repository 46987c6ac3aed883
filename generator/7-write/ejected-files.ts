/**
 * The files of modules of the runtime that a user has taken over (`wireform eject`). The source is the
 * user's, so the manifest doesn't list it. It lists the base: wireform's text that the user's was last
 * merged with. The base is committed, so that a new version can be merged on any machine.
 */
import type { Manifest } from "./manifest.js";

/** The source of a module of the runtime. @param module such as `send/retry` */
export function sourceOf(module: string): string {
  return `src/runtime/${module}.ts`;
}

/** The module of a source; `null` if the file isn't one of the runtime. */
export function moduleOf(source: string): string | null {
  return /^src\/runtime\/(?!emitters\/|index\.ts$)(.*)\.ts$/.exec(source)?.[1] ?? null;
}

/** Its name ends in a way that neither compilers nor formatters read it. */
export function baseOf(module: string): string {
  return `${baseFolder}${module}.ts.base`;
}

export const baseFolder = "wireform.ejected/";

/** The modules, with the hashes that the base may have: several after a merge of branches. */
export function ejectedIn({
  files,
}: Pick<Manifest, "files">): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    Array.from(files).flatMap(([file, hashes]) =>
      file.startsWith(baseFolder) && file.endsWith(".ts.base")
        ? [[file.slice(baseFolder.length, -".ts.base".length), hashes] as const]
        : [],
    ),
  );
}
