/** What a plan is made of and what it says: data that emitters and `diff` read. */
import type { Api } from "../model/api.js";
import type { SchemaId } from "../model/schema.js";
import type { CodecPlan } from "./codecs/codec.js";
import type { Usage } from "./directions.js";
import type { ImportExtension } from "./import-extension.js";
import type { InlineTypes } from "./inline/inline-types.js";
import type { FileNames, Lock } from "./lock/lock.js";
import type { SymbolTable } from "./names/symbol-table.js";
import type { OperationPlans } from "./operations/operation-plan.js";
import type { TypePlan } from "./types/type-form.js";
import type { RulePlan } from "./validators/rule-form.js";

/** One client of the package: a document's meaning, and where its code stands. */
export interface Client {
  /** Its subpath; `null`: the package itself. */
  readonly name: string | null;
  readonly api: Api;
  /** How the header of its files names the document: the same on every machine. */
  readonly document: string;
  /** How the pointers of this run name the document's file. */
  readonly entry: string;
  readonly files: FileNames;
  /** The text of `schema.ts`, as openapi-typescript makes it; `null`: none is wanted. */
  readonly schema: string | null;
  /** Whether it has a validator for each named schema. */
  readonly validators: boolean;
  /** Whether it has a schema of Zod for each named schema. */
  readonly zod: boolean;
  /** What serves the document: a handler, and test doubles. */
  readonly serves: readonly ("handler" | "fake")[];
  /** Further modules that the configuration asks for. */
  readonly extras: readonly ("metadata" | "guards" | "query" | "cli" | "tools")[];
}

export interface PackageConfig {
  readonly name: string;
  readonly version: string;
  readonly sourceOnly: boolean;
  readonly importExtension: ImportExtension;
  /** Also write `AGENTS.md`. */
  readonly agents?: boolean | undefined;
}

/** Every name, file and export of one client, decided. Emitters read it and decide nothing. */
export interface ClientPlan extends Client, SymbolTable {
  /** Its folder in `src/`, with a slash behind it, or empty. */
  readonly folder: string;
  readonly usages: ReadonlyMap<SchemaId, Usage>;
  readonly inline: InlineTypes;
  /** How values are written. */
  readonly codecs: CodecPlan;
  readonly operations: OperationPlans;
  /** What types are made of. */
  readonly types: TypePlan;
  /** What values have to be. */
  readonly rules: RulePlan;
}

export interface Plan {
  readonly package: PackageConfig;
  readonly clients: readonly ClientPlan[];
  /** What emitters export besides each client's index: modules in its folder. */
  readonly exports: readonly string[];
  /** What the package needs beside it, by name: npm's ranges of versions. */
  readonly packages: ReadonlyMap<string, string>;
  /** The names of this run and of all earlier ones. */
  readonly lock: Lock;
}
