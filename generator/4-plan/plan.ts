/** Pass 4: decides every name, file and export, and how each value is written, read and typed. */
import type { PassResult } from "../1-load/pass-result.js";
import type { SchemaId } from "../model/schema.js";
import { Diagnostics, type Pointer } from "../diagnostics/diagnostic.js";
import type { Client, ClientPlan, PackageConfig, Plan } from "./client-plan.js";
import { Codecs } from "./codecs/codecs.js";
import { reservedFor, type Declarer } from "./declarer.js";
import { checkDeclarers } from "./declarer-rules.js";
import { findUsages } from "./directions.js";
import { findInlineTypes } from "./inline/inline-types.js";
import { lockedAs, linesOf, lockPointer, nextLines, splitLock, type Lock } from "./lock/lock.js";
import { findLockedNames } from "./lock/locked-names.js";
import { reportNames } from "./lock/renames.js";
import { followBaseNames } from "./names/base-names.js";
import { assignNames, inOrder, type Claim } from "./names/claims.js";
import { collectClaims } from "./names/collect-claims.js";
import { withoutOverridden } from "./names/configured-names.js";
import { planMethods } from "./names/methods.js";
import { symbolTable } from "./names/symbol-table.js";
import { unusedAliases } from "./names/unused-aliases.js";
import { OperationPlanner } from "./operations/operations.js";
import { formatPackages } from "./format-packages.js";
import { planPackage } from "./package-parts.js";
import { Types } from "./types/types.js";
import { Rules } from "./validators/rules.js";

export type * from "./client-plan.js";
export type * from "./declarer.js";
export type { IndexedSymbol, SymbolTable } from "./names/symbol-table.js";

/** What is known of earlier runs. */
export interface Earlier {
  readonly lock: Lock;
  /** Free all names: the lock only tells then what was renamed. */
  readonly updates: boolean;
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
      ...planPackage(declarers, formatPackages(clients)),
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
  const declared = { ...client, inline, operations };
  const { claims: claimed, emitters } = collectClaims(declared, declarers, usages);
  const pointers = new Map<Pointer, string>();
  const pointerOf = ({ at }: Claim) => {
    const pointer = pointers.get(at) ?? lockPointer(at, client.files);
    pointers.set(at, pointer);
    return pointer;
  };
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
  const lineOf = (claim: Claim) => (lines.size === 0 ? undefined : lines.get(pointerOf(claim)));
  reportNames({ claims, symbols, methods, lineOf, locked, reserved, updates }, diagnostics);
  const used = { ...withoutSchemas(client, idle), usages: without(usages, idle) };
  const folder = client.name === null ? "" : `${client.name}/`;
  return {
    plan: {
      ...used,
      ...symbolTable(folder, { claims, emitters }, symbols, methods),
      folder,
      inline,
      codecs,
      operations,
      types: new Types(used.api, used.usages, inline),
      rules: new Rules(used.api, used.usages, codecs, used.serves.includes("fake")),
    },
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
