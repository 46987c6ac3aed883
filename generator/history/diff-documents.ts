import { plan, type Client, type ClientPlan, type Earlier } from "../4-plan/plan.js";
import { emitters } from "../5-emit/emitters.js";
import { diff } from "../diff/diff.js";
import { sortFindings, type Finding } from "../diff/verdicts/finding.js";
import { locateFinding, type LocatedFinding } from "../diff/verdicts/locate.js";
import { locateAll, type LocatedDiagnostic, type Locators } from "../diagnostics/locate.js";
import type { ClientConfig } from "../config/generate-config.js";
import { nodeHost, type Host } from "../host/host.js";
import { readClient } from "../pipeline.js";

export interface DiffOptions {
  /** What paths start from; without it, the folder that the process runs in. */
  readonly cwd?: string;
  /** Further folders from which `$ref`s may read. */
  readonly roots?: ClientConfig["roots"];
  readonly host?: Host;
}

/** What a change does to callers. `findings` is null where a document is broken. */
export interface Differences {
  readonly findings: readonly LocatedFinding[] | null;
  /** The errors of both documents; what is only worth a warning is told by `generate`. */
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Compares the packages that two documents would be generated into. Reads no configuration.
 * @param oldDocument the path of a file, as `newDocument`
 */
export async function diffDocuments(
  oldDocument: string,
  newDocument: string,
  { cwd = process.cwd(), roots, host = nodeHost }: DiffOptions = {},
): Promise<Differences> {
  const read = (document: string) => readClient({ name: null, document, roots }, cwd, host);
  const [older, newer] = [await read(oldDocument), await read(newDocument)];
  const sources = new Map([...older.sources, ...newer.sources]);
  const located = locateAll([...older.diagnostics, ...newer.diagnostics], sources);
  const errors = located.filter(({ severity }) => severity === "error");
  if (older.client === null || newer.client === null || errors.length > 0)
    return { findings: null, diagnostics: errors };
  const findings = diffClients([older.client], [newer.client], older.sources, newer.sources);
  return { findings, diagnostics: [] };
}

/** What decides the names of either side. */
export interface NamesOfSides {
  readonly old: Earlier;
  readonly new: Earlier;
}

const unlocked: Earlier = { lock: [], updates: false };

/**
 * What it means for callers that clients take the place of others, of the same names.
 * @param names those that packages have; without, those that the documents alone give
 */
export function diffClients(
  olders: readonly Client[],
  newers: readonly Client[],
  oldSources: Locators,
  newSources: Locators,
  names: NamesOfSides = { old: unlocked, new: unlocked },
): readonly LocatedFinding[] {
  const find = (clients: readonly Client[], name: string | null) =>
    clients.find((client) => client.name === name);
  const findings = [
    ...newers.flatMap((newer) => {
      const older = find(olders, newer.name);
      return older === undefined
        ? [wholeClient(newer, "new")]
        : diff(planOf(older, names.old), planOf(newer, names.new));
    }),
    ...olders.flatMap((older) =>
      find(newers, older.name) === undefined ? [wholeClient(older, "old")] : [],
    ),
  ];
  return sortFindings(findings).map((finding) => locateFinding(finding, oldSources, newSources));
}

/** A client that came or went with all that it has. */
function wholeClient({ name, entry }: Client, side: "old" | "new"): Finding {
  const isNew = side === "new";
  const called = name === null ? "The client that is the package itself" : `The client \`${name}\``;
  return {
    level: isNew ? "minor" : "major",
    kind: isNew ? "client-added" : "client-removed",
    affects: isNew ? null : "types",
    operations: [],
    schema: null,
    message: `${called} was ${isNew ? "added" : "removed"}.`,
    old: isNew ? null : `${entry}#`,
    new: isNew ? `${entry}#` : null,
  };
}

/** The names of a client: what its package is called doesn't matter. */
function planOf(client: Client, earlier: Earlier): ClientPlan {
  const unnamed = { name: "", version: "", sourceOnly: true, importExtension: "js" } as const;
  return plan([client], emitters, unnamed, earlier).plan.clients[0]!;
}
