import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Claim, Pins, Reserved, Symbol } from "./claims.js";
import { isReserved, wantedName } from "./claims.js";
import { lockName, type LockLine } from "./lock.js";

/** How the names of a client were decided. */
export interface Settlement {
  /** In the order in which they were settled. */
  readonly claims: readonly Claim[];
  readonly symbols: ReadonlyMap<string, Symbol>;
  /** The earlier line of a claim. */
  lineOf(claim: Claim): LockLine | undefined;
  readonly pins: Pins;
  readonly reserved: Reserved;
  /** `--update-names`: the lock was put aside. */
  readonly updates: boolean;
}

/** Tells where a name isn't what a reader of the document, or of its callers, would expect. */
export function reportNames(settlement: Settlement, diagnostics: Diagnostics): void {
  reportRenamed(settlement, diagnostics);
  for (const claim of settlement.claims)
    if ("folder" in claim.home) {
      reportKept(claim, settlement, diagnostics);
      reportYielded(claim, settlement, diagnostics);
    }
}

/** Names that callers know and that are others now: one report for all of an operation or schema. */
function reportRenamed(settlement: Settlement, diagnostics: Diagnostics): void {
  const { claims, symbols, lineOf, reserved, updates } = settlement;
  const found = new Map<string, { claim: Claim; renamed: string[] }>();
  for (const claim of claims) {
    // Nothing outside of a module names its codec or its data.
    if (claim.kind === "value" && "fileOf" in claim.home) continue;
    const line = lineOf(claim);
    const { name, file } = symbols.get(claim.key)!;
    const before = line?.names.get(claim.role) ?? name;
    const renamed = before === name ? [] : [`${before} to ${name}`];
    if (line !== undefined && "folder" in claim.home && line.file !== file)
      renamed.push(`${line.file} to ${file}`);
    const { renamed: earlier } = found.get(claim.at) ?? { renamed: [] };
    found.set(claim.at, { claim, renamed: [...earlier, ...renamed] });
  }
  for (const { claim, renamed } of found.values()) {
    if (renamed.length === 0) continue;
    const before = lineOf(claim)?.names.get(claim.role) ?? "";
    const why = isReserved(before, claim.kind, reserved)
      ? `${before} is a reserved name`
      : "another line of the lock has the name";
    const hint = updates ? "--update-names frees all names: callers have to follow" : why;
    diagnostics.report("WF4004", claim.at, `renamed: ${renamed.join(", ")}`, { on: "key", hint });
  }
}

/** A name that stays although its author has changed it. */
function reportKept(claim: Claim, settlement: Settlement, diagnostics: Diagnostics): void {
  const { pins, symbols, reserved } = settlement;
  const { name } = symbols.get(claim.key)!;
  const wanted = wantedName(claim, reserved);
  if (claim.origin !== "fixed" || !pins.names.has(claim.key) || name === wanted) return;
  const isTaken =
    pins.goneNames.has(wanted) || [...symbols.values()].some((other) => other.name === wanted);
  const isNumbered = name.startsWith(wanted) && /^\d+$/.test(name.slice(wanted.length));
  if (isTaken && isNumbered) return;
  const message = `the name ${name} stays, though the document's is ${wanted} now`;
  const hint = "--update-names takes the document's names; callers have to follow";
  diagnostics.report("WF4002", claim.at, message, { on: "key", hint });
}

/** A new name that was another's: callers of that would get something else without a word. */
function reportYielded(claim: Claim, settlement: Settlement, diagnostics: Diagnostics): void {
  const { pins, symbols, reserved } = settlement;
  const wanted = wantedName(claim, reserved);
  const pointer = pins.goneNames.get(wanted);
  if (pointer === undefined || pins.names.has(claim.key)) return;
  const { name } = symbols.get(claim.key)!;
  const message = `${wanted} was a name of ${pointer} before: this is called ${name}`;
  const hint = `${lockName} keeps it: delete its line there, or take --update-names`;
  diagnostics.report("WF4003", claim.at, message, { on: "key", hint });
}
