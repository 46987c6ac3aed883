/** How emitters say what they will declare, before any name is decided. */
import { callEmitterNow } from "../diagnostics/emitter-error.js";
import type { SchemaId } from "../model/schema.js";
import type { Client } from "./client-plan.js";
import type { Usage } from "./directions.js";
import type { InlineTypes } from "./inline/inline-types.js";
import type { Claim, Reserved } from "./names/claims.js";
import type { OperationPlans } from "./operations/operation-plan.js";

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

/** What no claim gets, whoever's it is. */
export function reservedFor(client: Client, declarers: readonly Declarer[]): Reserved {
  const reserved = declarers.flatMap(
    (declarer) => callEmitterNow(declarer.name, () => declarer.reserves?.(client)) ?? [],
  );
  return {
    names: new Set(reserved.flatMap(({ names }) => names ?? [])),
    files: new Set(reserved.flatMap(({ files }) => files ?? [])),
  };
}
