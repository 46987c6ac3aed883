import type { Diagnostics, Pointer } from "../../diagnostics/diagnostic.js";
import type { Claim, LockedNames, Reserved, Symbol } from "../names/claims.js";
import { isNameOf, isReserved, wantedName } from "../names/claims.js";
import { isPlacedRole, lockName, type LockLine } from "./lock.js";
import { printMethod, type Method } from "../names/method-names.js";

/** How the names of a client were decided. */
export interface Assignment {
  /** In the order in which they were assigned. */
  readonly claims: readonly Claim[];
  readonly symbols: ReadonlyMap<string, Symbol>;
  readonly methods: ReadonlyMap<Pointer, Method>;
  /** The earlier line of a claim. */
  lineOf(claim: Claim): LockLine | undefined;
  readonly locked: LockedNames;
  readonly reserved: Reserved;
  /** `--update-names`: the lock was ignored. */
  readonly updates: boolean;
}

/** Reports names that a reader of the document, or of its callers, wouldn't expect. */
export function reportNames(assignment: Assignment, diagnostics: Diagnostics): void {
  reportRenamed(assignment, diagnostics);
  for (const claim of assignment.claims)
    if ("folder" in claim.home) {
      reportKept(claim, assignment, diagnostics);
      reportRefused(claim, assignment, diagnostics);
      reportRetired(claim, assignment, diagnostics);
    }
}

/** Roles that no index exports, so that callers don't know these names. */
const internalRoles: ReadonlySet<string> = new Set(["codec", "data"]);

/** Names that callers know and that have changed: one report for all of an operation or schema. */
function reportRenamed(assignment: Assignment, diagnostics: Diagnostics): void {
  const { claims, symbols, methods, lineOf, reserved, updates } = assignment;
  const found = new Map<string, { claim: Claim; asked: string | null; renamed: string[] }>();
  const byKey = new Map(claims.map((claim) => [claim.key, claim]));
  for (const claim of claims) {
    if (internalRoles.has(claim.role)) continue;
    // Inline types are reported with the operation or schema that they are in.
    const owner = isPlacedRole(claim.role) ? byKey.get(claim.baseName?.of ?? claim.key) : undefined;
    const line = lineOf(claim);
    if (line === undefined) continue;
    const { name, file } = symbols.get(claim.key)!;
    const before = line.names.get(claim.role) ?? name;
    const renamed = before === name ? [] : [`${before} to ${name}`];
    if ("folder" in claim.home && line.file !== file) renamed.push(`${line.file} to ${file}`);
    const method = methods.get(claim.at);
    const now = method && printMethod(method);
    if (claim.role === "function" && line.method !== undefined && line.method !== now)
      renamed.push(`api.${line.method} to api.${now}`);
    const at = owner?.at ?? claim.at;
    const earlier = found.get(at) ?? { asked: null, renamed: [] };
    const isAsked = claim.origin === "configured" && renamed.length > 0;
    // A configured name that can't be used is reported by `reportRefused`.
    const asked = earlier.asked ?? (isAsked ? (name === claim.name ? "it" : claim.name) : null);
    found.set(at, {
      claim: owner ?? claim,
      asked,
      renamed: [...earlier.renamed, ...renamed],
    });
  }
  for (const { claim, asked, renamed } of found.values()) {
    if (renamed.length === 0) continue;
    const before = lineOf(claim)?.names.get(claim.role) ?? "";
    const why = isReserved(before, claim.kind, reserved)
      ? `${before} is a reserved name`
      : "another line of the lock has the name";
    const freed = updates ? "--update-names frees all names" : `\`names\` asks for ${asked}`;
    const hint = updates || asked !== null ? `${freed}: update the callers` : why;
    diagnostics.report("WF4004", claim.at, `renamed: ${renamed.join(", ")}`, { on: "key", hint });
  }
}

/** Reports a name that the lock keeps although the document has changed it. */
function reportKept(claim: Claim, assignment: Assignment, diagnostics: Diagnostics): void {
  const { locked, symbols, reserved } = assignment;
  const { name } = symbols.get(claim.key)!;
  const wanted = wantedName(claim, reserved);
  if (claim.origin !== "fixed" || !locked.names.has(claim.key) || name === wanted) return;
  const isTaken =
    locked.retiredNames.has(wanted) || [...symbols.values()].some((other) => other.name === wanted);
  if (isTaken && isNameOf(claim, name, reserved)) return;
  const message = `the name ${name} is kept, though the document now asks for ${wanted}`;
  const hint = "--update-names takes the document's names; update the callers";
  diagnostics.report("WF4002", claim.at, message, { on: "key", hint });
}

/** Reports a configured name that something else has, or that nothing may have. */
function reportRefused(claim: Claim, assignment: Assignment, diagnostics: Diagnostics): void {
  const { claims, locked, symbols, reserved } = assignment;
  const { name } = symbols.get(claim.key)!;
  const { name: wanted, origin } = claim;
  if (origin !== "configured" || name === wanted) return;
  const why = whyReserved(claim, reserved);
  const isLocked = why === null && locked.names.has(claim.key);
  const gone = locked.retiredNames.get(wanted);
  // A retired name is reported by `reportRetired`.
  if (why === null && !isLocked && gone !== undefined) return;
  const holder = gone ?? claims.find(({ key }) => symbols.get(key)!.name === wanted)?.at;
  const outcome = isLocked ? `the name ${name} is kept` : `this is called ${name}`;
  const message = `\`names\` asks for ${wanted}, but ${outcome}`;
  const hint = why ?? `${wanted} is already a name of ${holder}`;
  diagnostics.report(isLocked ? "WF4002" : "WF4003", claim.at, message, { on: "key", hint });
}

/** Why no claim of this kind may have its name; `null` where it may. */
function whyReserved({ name, kind }: Claim, reserved: Reserved): string | null {
  if (!isReserved(name, kind, reserved)) return null;
  return reserved.names.has(name)
    ? `every client already exports ${name}`
    : `TypeScript already has ${name}`;
}

/** Reports a wanted name that something removed had: its callers would get something else without notice. */
function reportRetired(claim: Claim, assignment: Assignment, diagnostics: Diagnostics): void {
  const { locked, symbols, reserved } = assignment;
  const wanted = wantedName(claim, reserved);
  const pointer = locked.retiredNames.get(wanted);
  const { name } = symbols.get(claim.key)!;
  if (pointer === undefined || locked.names.has(claim.key) || name === wanted) return;
  const message = `${wanted} was a name of ${pointer} before: this is called ${name}`;
  const hint = `${lockName} keeps it: delete its line there, or use --update-names`;
  diagnostics.report("WF4003", claim.at, message, { on: "key", hint });
}
