import path from "node:path";
import type { ClientConfig } from "../../config/generate-config.js";
import { locateAll, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import { nodeHost, type Host } from "../../host/host.js";
import { generate, readClient } from "../../pipeline.js";

/** A document in memory: what each of its files says, by its name. */
export interface Files {
  readonly entry: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What is wrong with a document, once it is generated. */
export interface Faults {
  /** See `kindOf`. */
  readonly kinds: ReadonlySet<string>;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/**
 * One code may be of several faults: its message tells them apart. What it quotes and counts is another
 * thing once texts are blank.
 */
export function kindOf({ code, message }: LocatedDiagnostic): string {
  return `${code} ${message.replace(/"[^"]*"|`[^`]*`|\S*[\d/#]\S*/g, "_")}`;
}

export interface FaultOptions {
  /** By default, the disk. */
  readonly host?: Host;
  /** Whether to stop once the document is read: that takes a small part of the time. */
  readonly readsOnly?: boolean;
}

/** Generates a document and finds its faults. */
export async function findFaults(
  document: string,
  cwd: string,
  { host = nodeHost, readsOnly = false }: FaultOptions = {},
): Promise<Faults> {
  const client = { name: null, document };
  try {
    const diagnostics = readsOnly
      ? await readDiagnostics(client, cwd, host)
      : (await generate({ cwd, clients: [client], package: {} }, { host })).diagnostics;
    return faultsOf(diagnostics);
  } catch (error) {
    const [line = ""] = String(error).split("\n");
    return faultsOf([bugOf(line)]);
  }
}

/** The same of a document in memory, which is written as JSON. */
export function tryFiles(
  { entry, values }: Files,
  options: Omit<FaultOptions, "host"> = {},
): Promise<Faults> {
  const cwd = path.resolve("/report");
  const texts = new Map(
    Object.entries(values).map(([name, value]) => [path.resolve(cwd, name), jsonOf(value)]),
  );
  const host: Host = {
    async readFile(file) {
      const text = texts.get(file);
      if (text === undefined) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
      return new TextEncoder().encode(text);
    },
    realPath: async (file) => file,
    async stat(file) {
      const text = texts.get(file);
      return { kind: text === undefined ? "folder" : "file", size: text?.length ?? 0 };
    },
  };
  return findFaults(entry, cwd, { ...options, host });
}

async function readDiagnostics(client: ClientConfig, cwd: string, host: Host) {
  const { diagnostics, sources } = await readClient(client, cwd, host);
  return locateAll(diagnostics, sources);
}

export function jsonOf(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function faultsOf(diagnostics: readonly LocatedDiagnostic[]): Faults {
  return { kinds: new Set(diagnostics.map(kindOf)), diagnostics };
}

/** The stack is left out: its paths are of the user's machine. */
function bugOf(message: string): LocatedDiagnostic {
  const nowhere = { file: null, line: null, column: null, pointer: null, frame: null };
  return { code: "WF9001", severity: "error", message, hint: null, related: [], ...nowhere };
}
