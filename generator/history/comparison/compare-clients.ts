import { plan, type Client, type ClientPlan, type Earlier } from "../../4-plan/plan.js";
import type { Emitter } from "../../5-emit/seam/emitter.js";
import type { LineStarts, Locators } from "../../diagnostics/locate.js";
import { diff } from "../../diff/diff.js";
import { sortFindings, type Finding } from "../../diff/verdicts/finding.js";
import { locateFinding, type LocatedFinding } from "../../diff/verdicts/locate.js";

/** A client with its names, and the files that it was read from. */
export interface PlannedClient {
  readonly plan: ClientPlan;
  readonly sources: Locators;
}

/** What replacing one client by another means for callers. */
export function compareClients(
  older: PlannedClient,
  newer: PlannedClient,
): readonly LocatedFinding[] {
  const lines: LineStarts = new Map();
  return sortFindings(diff(older.plan, newer.plan)).map((finding) =>
    locateFinding(finding, older.sources, newer.sources, lines),
  );
}

/** A new client: everything in it was added. */
export function addedClient(
  { name, entry }: Pick<Client, "name" | "entry">,
  sources: Locators,
): LocatedFinding {
  return locateFinding(wholeClient(name, entry, "new"), new Map(), sources);
}

/** A removed client: everything in it was removed. */
export function removedClient(
  { name, entry }: Pick<Client, "name" | "entry">,
  sources: Locators,
): LocatedFinding {
  return locateFinding(wholeClient(name, entry, "old"), sources, new Map());
}

function wholeClient(name: string | null, entry: string, side: "old" | "new"): Finding {
  const isNew = side === "new";
  const label = name === null ? "The client that is the package itself" : `The client \`${name}\``;
  return {
    level: isNew ? "minor" : "major",
    kind: isNew ? "client-added" : "client-removed",
    affects: isNew ? null : "types",
    operations: [],
    schema: null,
    message: `${label} was ${isNew ? "added" : "removed"}.`,
    old: isNew ? null : `${entry}#`,
    new: isNew ? `${entry}#` : null,
  };
}

/** The names of a client. The package's name doesn't matter. */
export function planClient(
  client: Client,
  emitters: readonly Emitter[],
  earlier: Earlier,
): ClientPlan {
  const unnamed = { name: "", version: "", sourceOnly: true, importExtension: "js" } as const;
  return plan([client], emitters, unnamed, earlier).plan.clients[0]!;
}
