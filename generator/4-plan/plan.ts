import type { Api, SchemaId } from "../3-lower/api.js";
import { settleClaims, type Claim, type Symbol } from "./claims.js";
import { findUsages, type Usage } from "./directions.js";

/** One client of the package: a document's meaning, and where its code stands. */
export interface Client {
  /** Its subpath in the package, or `null` where the package has one client. */
  readonly name: string | null;
  readonly api: Api;
  /** How the header of its files names the document. */
  readonly document: string;
  /** The document's value, where `schema.ts` (openapi-typescript) is wanted. */
  readonly schema: unknown;
}

export interface PackageConfig {
  readonly name: string;
  readonly version: string;
  readonly sourceOnly: boolean;
}

/** Every name, file and export of one client, decided. Emitters read it and decide nothing. */
export interface ClientPlan extends Client {
  /** Its folder in `src/`, with a slash behind it, or empty. */
  readonly folder: string;
  readonly usages: ReadonlyMap<SchemaId, Usage>;
  /** The symbol that was claimed under a key. */
  symbol(key: string): Symbol;
  has(key: string): boolean;
  /** A name that a module of the runtime exports. */
  runtime(module: string, name: string): Symbol;
}

export interface Plan {
  readonly package: PackageConfig;
  readonly clients: readonly ClientPlan[];
}

/** An emitter's half of the plan: what it will declare for one client. */
export interface Declarer {
  declare(client: Client, usages: ReadonlyMap<SchemaId, Usage>, claim: Claims): void;
}

export type Claims = (claim: Claim) => void;

/** What every client's index exports besides operations and schemas: reserved from the start. */
const reservedExports =
  "AbortError Answer ApiError Auth BasicCredential Client ClientOptions ConnectionError Credential " +
  "DecodeError EncodeError EncodeErrorCode HttpRequest IdempotencyError Outcome RetryOptions " +
  "Success TimeoutError createClient";

/** Decides all names, for each client by itself. */
export function plan(
  clients: readonly Client[],
  declarers: readonly Declarer[],
  packageConfig: PackageConfig,
): Plan {
  return {
    package: packageConfig,
    clients: clients.map((client) => planClient(client, declarers)),
  };
}

function planClient(client: Client, declarers: readonly Declarer[]): ClientPlan {
  const usages = findUsages(client.api);
  const claims: Claim[] = [];
  for (const declarer of declarers)
    declarer.declare(client, usages, (claim) => void claims.push(claim));
  const symbols = settleClaims(claims, new Set(reservedExports.split(" ")));
  const folder = client.name === null ? "" : `${client.name}/`;
  const taken = new Set([...symbols.values()].map(({ name }) => name));
  const located = new Map(
    [...symbols].map(([key, { name, file }]) => [key, { name, file: folder + file }]),
  );
  return {
    ...client,
    folder,
    usages,
    runtime: (module, name) => runtimeSymbol(module, name, taken),
    has: (key) => located.has(key),
    symbol(key) {
      const symbol = located.get(key);
      if (symbol === undefined) throw new Error(`nothing was claimed as ${key}`);
      return symbol;
    },
  };
}

function runtimeSymbol(module: string, name: string, taken: ReadonlySet<string>): Symbol {
  const file = `runtime/${module}`;
  if (!taken.has(name)) return { name, file };
  let alias = `runtime${name[0]!.toUpperCase()}${name.slice(1)}`;
  if (name[0]!.toUpperCase() === name[0]) alias = `Runtime${name}`;
  while (taken.has(alias)) alias += "_";
  return { name, file, alias };
}
