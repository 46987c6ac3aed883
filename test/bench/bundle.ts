/** A program as a browser would load it: one file, minified, compressed. */
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { packageRoot } from "../../generator/host/package-root.js";

export interface Bundle {
  readonly code: string;
  /** Of `code`, in bytes. */
  readonly minified: number;
  /** Of `code` as `gzip -9` packs it, in bytes. */
  readonly gzip: number;
  /** The bytes of each module in `minified`, largest first. */
  readonly modules: readonly { readonly path: string; readonly bytes: number }[];
}

/**
 * Bundles a TypeScript program.
 *
 * @param resolveDir The folder from which its imports are found: packages below it, relative files.
 * @param packages Files that stand for packages which are installed nowhere, by the name imported.
 */
export async function bundleProgram(
  program: string,
  resolveDir: string = packageRoot,
  packages: Readonly<Record<string, string>> = {},
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir, loader: "ts", sourcefile: "program.ts" },
    alias: { ...packages },
    absWorkingDir: packageRoot,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const { contents, text } = outputFiles[0]!;
  return {
    code: text,
    minified: contents.length,
    gzip: gzipSync(contents, { level: 9 }).length,
    modules: modulesOf(metafile),
  };
}

function modulesOf({ outputs }: Metafile): Bundle["modules"] {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
}
