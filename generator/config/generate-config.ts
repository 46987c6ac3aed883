import type { LowerConfig } from "../3-lower/lowering.js";
import type { PackageConfig } from "../4-plan/plan.js";
import type { IgnoreRule } from "../diagnostics/ignore.js";

/** One client of the package that is to be generated. */
export interface ClientConfig extends LowerConfig {
  /** Its subpath; `null`: the package itself, which others may stand beside. */
  readonly name: string | null;
  /** The document's path, from `cwd`. */
  readonly document: string;
  /** openapi-typescript's `schema.ts` too. */
  readonly schema?: boolean | undefined;
  /** Further folders from which `$ref`s may read. */
  readonly roots?: readonly string[] | undefined;
  /** Warnings about what this client reads that are known and may stay. */
  readonly ignore?: readonly IgnoreRule[] | undefined;
  /** Overlay documents that change the document, in order; from `cwd`. */
  readonly overlays?: readonly string[] | undefined;
}

export interface GenerateConfig {
  /**
   * What paths start from, absolute. Diagnostics name files from there, headers of generated code
   * too; but for the only document of a package, which they call by its file's name.
   */
  readonly cwd: string;
  readonly clients: readonly ClientConfig[];
  /** `null`: named after the document. */
  readonly package: { readonly [K in keyof PackageConfig]?: PackageConfig[K] | undefined };
  /** Leave operations with errors out and go on. A client that can't be read still ends the run. */
  readonly partial?: boolean | undefined;
  /** Declaration maps, for a package that is written to this folder (from `cwd`). */
  readonly declarationMaps?: { readonly output: string } | undefined;
  /** Warnings that are known and may stay. */
  readonly ignore?: readonly IgnoreRule[] | undefined;
  /** Name everything again, whatever the lock says. */
  readonly updateNames?: boolean | undefined;
}
