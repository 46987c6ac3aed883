import type { PassResult } from "../1-load/pass-result.js";
import type { Api } from "../model/api.js";
import type { SchemaId } from "../model/schema.js";
import { Diagnostics, type Pointer } from "../diagnostics/diagnostic.js";
import { callEmitterNow } from "../diagnostics/emitter-error.js";
import { checkDeclarers } from "./declarer-rules.js";
import type { ImportExtension } from "./import-extension.js";
import { unusedAliases } from "./names/unused-aliases.js";
import { inOrder, assignNames, type Claim, type Reserved, type Symbol } from "./names/claims.js";
import { collectClaims } from "./names/collect-claims.js";
import { importedSymbol } from "./names/imported.js";
import { planPackage } from "./package-parts.js";
import { findUsages, type Usage } from "./directions.js";
import { withoutOverridden } from "./names/configured-names.js";
import { lockedAs, linesOf, lockPointer, nextLines, splitLock } from "./lock/lock.js";
import type { FileNames, Lock } from "./lock/lock.js";
import type { CodecPlan } from "./codecs/codec.js";
import { Codecs } from "./codecs/codecs.js";
import type { OperationPlans } from "./operations/operation-plan.js";
import { OperationPlanner } from "./operations/operations.js";
import type { TypePlan } from "./types/type-form.js";
import { TypeForms } from "./types/types.js";
import { findInlineTypes, type InlineTypes } from "./inline/inline-types.js";
import type { Method } from "./names/method-names.js";
import { planMethods } from "./names/methods.js";
import { findLockedNames } from "./lock/locked-names.js";
import { reportNames } from "./lock/renames.js";
import type { RuntimeExport } from "./runtime-exports.js";
import { followBaseNames } from "./names/base-names.js";

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
}

/** A name that stands in a client's index. */
export interface IndexedSymbol extends Symbol {
  readonly kind: Claim["kind"];
  /** Who claimed it. */
  readonly emitter: string;
}

export interface PackageConfig {
  readonly name: string;
  readonly version: string;
  readonly sourceOnly: boolean;
  readonly importExtension: ImportExtension;
}

/** Every name, file and export of one client, decided. Emitters read it and decide nothing. */
export interface ClientPlan extends Client {
  /** Its folder in `src/`, with a slash behind it, or empty. */
  readonly folder: string;
  readonly usages: ReadonlyMap<SchemaId, Usage>;
  readonly inline: InlineTypes;
  /** How values are written. */
  readonly codecs: CodecPlan;
  readonly operations: OperationPlans;
  /** What types are made of. */
  readonly types: TypePlan;
  /** All names that its modules declare. */
  readonly names: ReadonlySet<string>;
  /** The symbol that was claimed under a key. */
  symbol(key: string): Symbol;
  has(key: string): boolean;
  /** Where an operation stands in what `createApi` gives. */
  method(at: Pointer): Method;
  /** A name that a module of the runtime exports: `runtime("encode/json", "jsonBody")`. */
  runtime(...exported: RuntimeExport): Symbol;
  /** The same of an emitter's own runtime (`Declarer.runtime`). */
  runtimeOf(emitter: string, module: string, name: string): Symbol;
  /**
   * A name that an npm package exports (`"zod"`, `"@scope/name/sub"`) or Node (`"node:path"`);
   * `"default"`, or `"*"` for all of it.
   */
  imported(specifier: string, name: string): Symbol;
  /** What the index exports because it was claimed so (`Claim.inIndex`). */
  readonly indexed: readonly IndexedSymbol[];
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

/** What is known of earlier runs. */
export interface Earlier {
  readonly lock: Lock;
  /** Free all names: the lock only tells then what was renamed. */
  readonly updates: boolean;
}

/** An emitter's half of the plan: what it will declare for one client. */
export interface Declarer {
  readonly name: string;
  /** Modules of each client, from its folder in `src/`, that the package exports under these names. */
  readonly exports?: readonly string[] | undefined;
  /**
   * npm packages that its modules import, with the versions that these work with: `{ zod: "^4.0.0" }`.
   * The package names them as peer dependencies.
   */
  readonly packages?: Readonly<Record<string, string>> | undefined;
  /**
   * A runtime of its own: URLs of TypeScript sources, by the names that `ClientPlan.runtimeOf` takes.
   * What is imported of them becomes part of the package, as it is.
   */
  readonly runtime?: Readonly<Record<string, string>> | undefined;
  /** What is its own without a claim, whatever the document has: no claim gets it. */
  reserves?(client: Client): Reserves;
  declare?(client: DeclaredClient, usages: ReadonlyMap<SchemaId, Usage>, claim: Claims): void;
}

export interface Reserves {
  /** Names that the client's index exports. */
  readonly names?: readonly string[];
  /** Modules in the client's folder. */
  readonly files?: readonly string[];
}

/** A client, before its names are decided. */
export interface DeclaredClient extends Client {
  readonly inline: InlineTypes;
  readonly operations: OperationPlans;
}

export type Claims = (claim: Claim) => void;

function reservedFor(client: Client, declarers: readonly Declarer[]): Reserved {
  const reserved = declarers.flatMap(
    (declarer) => callEmitterNow(declarer.name, () => declarer.reserves?.(client)) ?? [],
  );
  return {
    names: new Set(reserved.flatMap(({ names }) => names ?? [])),
    files: new Set(reserved.flatMap(({ files }) => files ?? [])),
  };
}

export interface Planned extends PassResult {
  readonly plan: Plan;
}

/** Decides all names, for each client by itself; what earlier runs named keeps its names. */
export function plan(
  clients: readonly Client[],
  declarers: readonly Declarer[],
  packageConfig: PackageConfig,
  earlier: Earlier,
): Planned {
  checkDeclarers(declarers);
  const diagnostics = new Diagnostics();
  const planned = clients.map((client) => planClient(client, declarers, earlier, diagnostics));
  const others = earlier.updates ? [] : splitLock(earlier.lock, clients).others;
  return {
    plan: {
      package: packageConfig,
      clients: planned.map(({ plan }) => plan),
      ...planPackage(declarers),
      lock: [...others, ...planned.flatMap(({ lines }) => lines)],
    },
    diagnostics: diagnostics.all,
  };
}

function planClient(
  client: Client,
  declarers: readonly Declarer[],
  { lock, updates }: Earlier,
  diagnostics: Diagnostics,
): { plan: ClientPlan; lines: Lock } {
  const usages = findUsages(client.api);
  const reserved = reservedFor(client, declarers);
  const inline = findInlineTypes(client, usages);
  const codecs = new Codecs(client.api, (id) => usages.get(id)?.recursive === true);
  const operations = new OperationPlanner(client.api, codecs);
  const { claims: claimed, emitters } = collectClaims(
    { ...client, inline, operations },
    declarers,
    usages,
  );
  const pointerOf = ({ at }: Claim) => lockPointer(at, client.files);
  const ordered = inOrder(claimed, pointerOf);
  const known = splitLock(lock, [client]).own;
  const kept = updates ? [] : withoutOverridden(ordered, pointerOf, known, reserved);
  const locked = findLockedNames(ordered, pointerOf, kept, reserved);
  const idle = unusedAliases(ordered, locked.names, reserved);
  const needed = ordered.filter(({ at }) => !idle.has(at));
  const claims = followBaseNames(needed, locked.names, reserved);
  const symbols = assignNames(claims, reserved, locked);
  const methods = planMethods(client.api.operations, claims, symbols, pointerOf, kept);
  const lines = linesOf(new Set(claims.map(pointerOf)), known);
  const lineOf = (claim: Claim) => lines.get(pointerOf(claim));
  reportNames({ claims, symbols, methods, lineOf, locked, reserved, updates }, diagnostics);
  return {
    plan: clientPlan(
      { ...withoutSchemas(client, idle), inline, operations },
      codecs,
      without(usages, idle),
      claims.filter(({ inIndex }) => inIndex === true),
      emitters,
      symbols,
      methods,
    ),
    lines: nextLines(lockedAs(client), claims, symbols, methods, pointerOf, kept),
  };
}

/** The client as its package is: a name that nobody needs is none of it. */
function withoutSchemas(client: Client, ids: ReadonlySet<SchemaId>): Client {
  if (ids.size === 0) return client;
  return { ...client, api: { ...client.api, schemas: without(client.api.schemas, ids) } };
}

function without<T>(map: ReadonlyMap<SchemaId, T>, ids: ReadonlySet<SchemaId>) {
  return ids.size === 0 ? map : new Map([...map].filter(([id]) => !ids.has(id)));
}

function clientPlan(
  client: DeclaredClient,
  codecs: CodecPlan,
  usages: ReadonlyMap<SchemaId, Usage>,
  indexed: readonly Claim[],
  emitters: ReadonlyMap<string, string>,
  symbols: ReadonlyMap<string, Symbol>,
  methods: ReadonlyMap<Pointer, Method>,
): ClientPlan {
  const folder = client.name === null ? "" : `${client.name}/`;
  const taken = new Set([...symbols.values()].map(({ name }) => name));
  const located = new Map(
    [...symbols].map(([key, { name, file }]) => [key, { name, file: folder + file }]),
  );
  return {
    ...client,
    folder,
    usages,
    codecs,
    types: new TypeForms(client.api),
    names: taken,
    runtime: (...[module, name]) =>
      importedSymbol({ name, file: `runtime/${module}` }, "runtime", taken),
    runtimeOf(emitter, module, name) {
      const file = `runtime/emitters/${emitter}/${module}`;
      return importedSymbol({ name, file }, "runtime", taken);
    },
    imported: (file, name) => importedSymbol({ name, file, isPackage: true }, file, taken),
    indexed: indexed.map(({ key, kind }) => {
      return { ...located.get(key)!, kind, emitter: emitters.get(key)! };
    }),
    has: (key) => located.has(key),
    method(at) {
      const method = methods.get(at);
      if (method === undefined) throw new Error(`no function was claimed for ${at}`);
      return method;
    },
    symbol(key) {
      const symbol = located.get(key);
      if (symbol === undefined) throw new Error(`nothing was claimed as ${key}`);
      return symbol;
    },
  };
}
