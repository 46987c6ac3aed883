import type { LowerConfig } from "../3-lower/lowering.js";
import type { PackageConfig } from "../4-plan/plan.js";
import type { IgnoreRule } from "../diagnostics/ignore.js";

/** One client of the generated package. */
export interface ClientConfig extends LowerConfig {
  /** Its subpath; `null`: the package's root, beside which others may exist. */
  readonly name: string | null;
  /** The document's path, from `cwd`. */
  readonly document: string;
  /** Also write openapi-typescript's `schema.ts`. */
  readonly schema?: boolean | undefined;
  /** Also write a schema of Zod for each named schema: subpath `./zod`. */
  readonly zod?: boolean | undefined;
  /** Also write a function that serves the document: subpath `./handler`. */
  readonly handler?: boolean | undefined;
  /** Also write test doubles of the API: subpath `./fake`. */
  readonly fake?: boolean | undefined;
  /** Also write what libraries for queries take: subpath `./query`. */
  readonly query?: boolean | undefined;
  /** Also write tools for language models: subpath `./tools`. */
  readonly tools?: boolean | undefined;
  /** Also write what the document says of each operation: subpath `./metadata`. */
  readonly metadata?: boolean | undefined;
  /** Also write a guard for each variant of a choice: subpath `./guards`. */
  readonly guards?: boolean | undefined;
  /** Also write a command line: subpath `./cli`, and a program in `bin/`. */
  readonly cli?: boolean | undefined;
  /** Further folders from which `$ref`s may read. */
  readonly roots?: readonly string[] | undefined;
  /** Warnings of this client to ignore. */
  readonly ignore?: readonly IgnoreRule[] | undefined;
  /** Overlay documents that change the document, in order; from `cwd`. */
  readonly overlays?: readonly string[] | undefined;
}

export interface GenerateConfig {
  /**
   * The absolute folder that paths start from. Diagnostics and headers of generated code name files
   * from there, except that the only document of a package goes by its file name.
   */
  readonly cwd: string;
  readonly clients: readonly ClientConfig[];
  /** `null`: named after the document. */
  readonly package: { readonly [K in keyof PackageConfig]?: PackageConfig[K] | undefined };
  /** Leave out operations with errors and go on. A client that can't be read still ends the run. */
  readonly partial?: boolean | undefined;
  /** Write declaration maps, for a package in this folder (from `cwd`). */
  readonly declarationMaps?: { readonly output: string } | undefined;
  /** Warnings to ignore. */
  readonly ignore?: readonly IgnoreRule[] | undefined;
  /** Choose all names anew, ignoring the lock. */
  readonly updateNames?: boolean | undefined;
}

/** Handlers, fakes and tools check with validators. */
export function hasValidators({ validators, handler, fake, tools }: ClientConfig): boolean {
  return validators === true || handler === true || fake === true || tools === true;
}

/** Validators and schemas of Zod check the keywords that types can't express. */
export function checksValues(config: ClientConfig): boolean {
  return hasValidators(config) || config.zod === true;
}
