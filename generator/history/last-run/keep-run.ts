import { decodeText } from "../../1-load/text.js";
import { lockName } from "../../4-plan/lock/lock.js";
import type { OutputFile } from "../../6-print/print.js";
import { hashOfText, withUnixLines } from "../../host/content-hash.js";
import type { ClientConfig, GenerateConfig } from "../../config/generate-config.js";
import { nodeHost } from "../../host/host.js";
import { keptClient } from "../kept-clients.js";
import type { Inputs } from "../../cache/inputs.js";
import { nameOf } from "../document-host.js";
import { printKeptRun } from "./kept-run.js";

/**
 * The file that the next run compares with; `null` where a document isn't any more what was read.
 * @param inputs what each client has read
 * @param made what was made of the documents: the lock is among them
 */
export async function keepRun(
  { cwd, clients }: GenerateConfig,
  inputs: readonly Inputs[],
  made: readonly OutputFile[],
): Promise<string | null> {
  const documents: [string, string][] = [];
  for (const [file, hash] of new Map(inputs.flatMap((reads) => [...reads]))) {
    if (hash === null) continue;
    const text = await readSame(file, hash);
    if (text === null) return null;
    documents.push([nameOf(file, cwd), text]);
  }
  const sorted = documents.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lock = made.find(({ path }) => path === lockName)?.text ?? "";
  const files = inputs.map((reads) =>
    [...reads.keys()].map((file) => nameOf(file, cwd)).toSorted(),
  );
  return printKeptRun({
    clients: clients.map(comparable),
    files,
    lock,
    documents: new Map(sorted),
  });
}

/** A client without what no comparison looks at. */
export function comparable({ schema: _, ...client }: ClientConfig): ClientConfig {
  return keptClient(client);
}

async function readSame(file: string, hash: string): Promise<string | null> {
  try {
    const bytes = await nodeHost.readFile(file);
    return hashOfText(bytes) === hash ? decodeText(withUnixLines(bytes)).text : null;
  } catch {
    return null;
  }
}
