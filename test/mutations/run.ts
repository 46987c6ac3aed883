/** Runs mutants through the official schema and through wireform. */
import { createHash } from "node:crypto";
import path from "node:path";
import { locateAll } from "../../generator/diagnostics/locate.js";
import type { Host } from "../../generator/host/host.js";
import { readClient } from "../../generator/pipeline.js";
import type { ValidDocument } from "./documents.js";
import { judgeOf } from "./judge.js";
import { mutate, type Mutant } from "./mutate.js";
import { randomOf } from "./random.js";

export interface Tally {
  readonly mutants: number;
  /** By the official schema. */
  readonly refused: number;
  /** Refused ones that wireform didn't report, or not at the place. */
  readonly misses: readonly Miss[];
  readonly crashes: readonly string[];
}

export interface Miss {
  readonly document: string;
  readonly seed: number;
  readonly what: string;
  /** What was reported elsewhere. */
  readonly said: readonly string[];
}

/** Makes `count` mutants of all documents in turn, each with the next seed. */
export async function runMutants(
  documents: readonly ValidDocument[],
  count: number,
  seed: number,
  onProgress: (done: number) => void = () => {},
): Promise<Tally> {
  const misses: Miss[] = [];
  const crashes: string[] = [];
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const document = documents[i % documents.length]!;
    const outcome = await runMutant(document, seed + Math.floor(i / documents.length));
    if (outcome.kind !== "accepted") refused++;
    if (outcome.kind === "missed") misses.push(outcome.miss);
    if (outcome.kind === "crashed") crashes.push(outcome.crash);
    onProgress(i + 1);
  }
  return { mutants: count, refused, misses, crashes };
}

export type Outcome =
  | { readonly kind: "accepted" | "told" }
  | { readonly kind: "missed"; readonly miss: Miss }
  | { readonly kind: "crashed"; readonly crash: string };

/** One mutant, determined by document and seed. */
export async function runMutant(document: ValidDocument, seed: number): Promise<Outcome> {
  const { name, value, version } = document;
  const mutant = mutate(value, randomOf(seed + hashOf(name)));
  if (judgeOf(version)(mutant.document)) return { kind: "accepted" };
  const { what } = mutant;
  try {
    const known = await knownOf(document);
    const said = (await sayingsOf(mutant.document)).filter((one) => !known.has(textOf(one)));
    if (said.some(({ pointer }) => isAt(pointer, mutant))) return { kind: "told" };
    return { kind: "missed", miss: { document: name, seed, what, said: said.map(textOf) } };
  } catch (error) {
    return { kind: "crashed", crash: `${name}: ${what}: ${String((error as Error).stack)}` };
  }
}

/** A number for a name, which doesn't depend on other documents. */
function hashOf(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32LE();
}

const known = new WeakMap<ValidDocument, ReadonlySet<string>>();

/** The diagnostics of the unchanged document. */
async function knownOf(document: ValidDocument): Promise<ReadonlySet<string>> {
  const said = known.get(document) ?? new Set((await sayingsOf(document.value)).map(textOf));
  known.set(document, said);
  return said;
}

interface Saying {
  readonly code: string;
  readonly message: string;
  readonly pointer: string | null;
}

const textOf = ({ code, pointer, message }: Saying) => `${code} ${pointer ?? "-"} ${message}`;

/** Whether a place is the mutated value, inside it, or its parent. */
function isAt(pointer: string | null, { at }: Mutant): boolean {
  if (pointer === null) return false;
  return at.some(
    (place) =>
      pointer === place ||
      pointer.startsWith(`${place}/`) ||
      pointer === place.replace(/\/[^/]*$/, ""),
  );
}

/** All diagnostics of a document. */
async function sayingsOf(document: unknown): Promise<readonly Saying[]> {
  const text = JSON.stringify(document, null, 1);
  const client = { name: null, document: "openapi.json" };
  const { diagnostics, sources } = await readClient(client, folder, hostOf(text));
  return locateAll(diagnostics, sources);
}

const folder = path.resolve("/mutants");

/** A disk with one file. */
function hostOf(text: string): Host {
  const file = path.join(folder, "openapi.json");
  const missing = () => Object.assign(new Error("no such file"), { code: "ENOENT" });
  return {
    readFile: async (name) => (name === file ? Buffer.from(text) : Promise.reject(missing())),
    stat: async (name) => {
      if (name === folder) return { kind: "folder", size: 0 };
      if (name === file) return { kind: "file", size: text.length };
      throw missing();
    },
    realPath: async (name) => name,
  } as Host;
}
