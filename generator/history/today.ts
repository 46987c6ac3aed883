/** The two sides of a release: the package as a run makes it, and as its last version was. */
import type { LocatedFinding } from "../diff/verdicts/locate.js";
import { diffClients } from "./diff-documents.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Locators } from "../diagnostics/locate.js";
import { parseLock, type LockText } from "../4-plan/lock/lock-text.js";
import { plan, type Client, type Earlier } from "../4-plan/plan.js";
import { emitters } from "../5-emit/emitters.js";
import type { GenerateConfig } from "../config/generate-config.js";
import { nodeHost } from "../host/host.js";
import type { ClientReader } from "../pipeline/read-client.js";
import { baselineHost, baselineOf, type Baseline } from "./baseline.js";
import { readClients } from "./read-clients.js";

/** The documents of a run, and what is known of names. */
export interface Today {
  readonly clients: readonly Client[];
  readonly earlier: Earlier;
  readonly sources: Locators;
}

/**
 * @param text the lock of the output folder
 * @returns `null` where a document or the lock is broken: `generate` tells why
 */
export async function readToday(
  config: GenerateConfig,
  text: LockText,
  read: ClientReader,
): Promise<Today | null> {
  const diagnostics = new Diagnostics();
  const updates = config.updateNames === true;
  const lock = parseLock(text, diagnostics);
  if (diagnostics.hasErrors && !updates) return null;
  const { clients, cwd } = config;
  const today = await readClients({ clients, cwd }, nodeHost, read);
  return today && { ...today, earlier: { lock, updates } };
}

/** What changed since a release; `null` where the documents of the baseline are broken. */
export async function findChanges(
  known: Baseline,
  { clients, earlier, sources }: Today,
  { cwd }: GenerateConfig,
  read: ClientReader,
): Promise<readonly LocatedFinding[] | null> {
  const host = baselineHost(known, cwd);
  const before = await readClients({ clients: known.clients, cwd }, host, read);
  const names = { old: { lock: known.lock ?? [], updates: false }, new: earlier };
  return before && diffClients(before.clients, clients, before.sources, sources, names);
}

/** The baseline of a release: with the names that this run gives. */
export function baselineOfToday(
  version: string,
  { clients, earlier, sources }: Today,
  config: GenerateConfig,
): Baseline {
  const unnamed = { name: "", version: "", sourceOnly: true, importExtension: "js" } as const;
  const { lock } = plan(clients, emitters, unnamed, earlier).plan;
  return baselineOf({ version, clients: config.clients, lock }, sources, config.cwd);
}
