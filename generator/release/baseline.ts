import path from "node:path";
import { isRecord } from "../2-resolve/node.js";
import type { Locators } from "../diagnostics/locate.js";
import type { ClientConfig } from "../generate-config.js";
import type { Host } from "../host.js";
import { documentHost, nameOf } from "./document-host.js";
import { mapsAsObjects, parseClients } from "./kept-clients.js";

/** The file in the output folder that says what the version in `wireform.yaml` means. */
export const baselineName = "wireform.baseline.json";

/**
 * The documents of a version, and what was configured of them. Documents, not what was made of
 * them: a later wireform reads them with its own eyes.
 */
export interface Baseline {
  readonly version: string;
  readonly clients: readonly ClientConfig[];
  /** The lines of each file, by its path from the folder of `wireform.yaml`. */
  readonly documents: Readonly<Record<string, readonly string[]>>;
}

export function baselineOf(
  version: string,
  clients: readonly ClientConfig[],
  sources: Locators,
  cwd: string,
): Baseline {
  const documents = [...sources].map(([file, { text }]) => {
    return [nameOf(path.resolve(cwd, file), cwd), text.split("\n")] as const;
  });
  const sorted = documents.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { version, clients, documents: Object.fromEntries(sorted) };
}

export function printBaseline(baseline: Baseline): string {
  return JSON.stringify(baseline, mapsAsObjects, 2) + "\n";
}

/** Reads a baseline's text; `null` where it is none. */
export function parseBaseline(text: string): Baseline | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || typeof value["version"] !== "string") return null;
    const { version, documents } = value;
    const clients = parseClients(value["clients"]);
    if (clients === null || !isRecord(documents)) return null;
    const areTexts = Object.values(documents).every(
      (lines) => Array.isArray(lines) && lines.every((line) => typeof line === "string"),
    );
    return areTexts ? { version, clients, documents: documents as Baseline["documents"] } : null;
  } catch {
    return null;
  }
}

/** The files of a baseline as if they stood where they were read. */
export function baselineHost({ documents }: Baseline, cwd: string): Host {
  return documentHost((name) => documents[name]?.join("\n"), cwd);
}
