import path from "node:path";
import { readLockFile } from "../1-load/lock-file.js";
import { gravest } from "../diff/finding.js";
import type { LocatedFinding } from "../diff/locate.js";
import { diffClients } from "../diff-documents.js";
import type { LocatedDiagnostic, Locator } from "../diagnostics/locate.js";
import type { OutputFile } from "../6-print/print.js";
import type { GenerateConfig } from "../generate-config.js";
import type { Client } from "../4-plan/plan.js";
import { nodeHost } from "../host.js";
import {
  baselineHost,
  baselineName,
  baselineOf,
  parseBaseline,
  printBaseline,
} from "./baseline.js";
import type { Baseline } from "./baseline.js";
import { changelogName, hasVersion, hasVersions, withoutLater, withVersion } from "./changelog.js";
import { missing, tooLow, unreadable } from "./faults.js";
import { readClients } from "./read-clients.js";
import { isLater, nextVersion } from "./version.js";

/** What the package's next version is, and why. */
export interface Release {
  readonly version: string;
  /** What changed since the last release. */
  readonly findings: readonly LocatedFinding[];
  /** `CHANGELOG.md` and the baseline: part of the output. */
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * Compares the documents with those of the last release. The version counts from there, however
 * often this runs. A later version in the configuration is a release, if it does justice to what
 * changed: from then on the documents of today are what later ones are compared with.
 */
export async function planRelease(config: GenerateConfig, folder: string): Promise<Release> {
  const configured = config.package.version!;
  const text = await readText(folder, baselineName);
  const changelog = await readText(folder, changelogName);
  const sources = new Map<string, Locator>();
  const { clients, cwd } = config;
  const now = await readClients({ clients, cwd }, nodeHost, sources);
  const known = text === null ? null : parseBaseline(text);
  // Nothing is concluded from a broken document: `generate` tells of it.
  const findings = now === null || known === null ? [] : await compare(known, now, sources, config);
  const kept = { version: configured, findings: [], files: [] as OutputFile[], diagnostics: [] };
  if (text !== null) kept.files.push(file(baselineName, text));
  if (changelog !== null) kept.files.push(file(changelogName, changelog));
  if ((text !== null && known === null) || findings === null)
    return { ...kept, diagnostics: [unreadable()] };
  if (now === null) return kept;

  const today = baselineOf(configured, clients, sources, cwd);
  const level = gravest(findings);
  const due = known && level ? nextVersion(known.version, level) : (known?.version ?? configured);
  const isRelease = known?.version !== configured;
  // Else what changed would be forgotten, and the next version counted from a wrong one.
  if (known !== null && isRelease && isLater(due, configured))
    return { ...kept, findings, diagnostics: [tooLow(configured, due, known.version)] };
  const version = isRelease ? configured : due;
  // What was to be 2.0.0 and is released as 3.0.0 is told of 3.0.0 alone.
  const isTold = known === null || hasVersion(changelog ?? "", configured);
  const base = withoutLater(changelog ?? "", isTold ? configured : known.version);
  const told = hasVersion(base, version) ? base : withVersion(base, version, known && findings);
  const baseline = printBaseline(isRelease ? today : known);
  const files = [file(baselineName, baseline), file(changelogName, told)];
  const isLost = known === null && hasVersions(changelog ?? "");
  return { version, findings, files, diagnostics: isLost ? [missing(configured)] : [] };
}

function file(path: string, text: string): OutputFile {
  return { path, text };
}

function readText(folder: string, name: string): Promise<string | null> {
  return readLockFile(path.join(folder, name), nodeHost);
}

/** The findings of all clients; `null` where the documents of the baseline are broken. */
async function compare(
  known: Baseline,
  now: readonly Client[],
  sources: Map<string, Locator>,
  { cwd }: GenerateConfig,
): Promise<readonly LocatedFinding[] | null> {
  const texts = new Map<string, Locator>();
  const before = await readClients(
    { clients: known.clients, cwd },
    baselineHost(known, cwd),
    texts,
  );
  return before && diffClients(before, now, texts, sources);
}
