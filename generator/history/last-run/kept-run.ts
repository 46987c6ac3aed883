import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { isRecord } from "../../2-resolve/node.js";
import type { ClientConfig } from "../../config/generate-config.js";
import { parseClients } from "../kept-clients.js";

/**
 * What a package was generated from, for the next run to compare with: the documents, what was
 * configured of them, and the names that they got. Not what was made of them, as in a baseline.
 */
export interface KeptRun {
  readonly clients: readonly ClientConfig[];
  /** What each of them has read, or looked for in vain: by `nameOf` of its path, sorted. */
  readonly files: readonly (readonly string[])[];
  /** The text of `wireform.lock`, as the run left it. */
  readonly lock: string;
  /** The text of each file that was read, by `nameOf` of its path. */
  readonly documents: ReadonlyMap<string, string>;
}

/**
 * What a file may unpack to, in bytes: a small one may expand to anything, and documents to some ten
 * times what they are packed in.
 */
const roomFor = (packed: number) => 50 * packed + 1024 * 1024;

/** As a file's text: compressed, since it is written on each run that changes something. */
export function printKeptRun(run: KeptRun): string {
  const text = JSON.stringify({ ...run, documents: Object.fromEntries(run.documents) });
  // Quality 1 takes 5 MB of JSON down to 0.45 MB in 15 ms; 4 takes 50 ms for 0.29 MB.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
  const brotli = brotliCompressSync(text, { params }).toString("base64");
  return JSON.stringify({ brotli }) + "\n";
}

/** What `printKeptRun` wrote; `null` where the text is something else. */
export function parseKeptRun(text: string): KeptRun | null {
  try {
    const { brotli } = JSON.parse(text) as { readonly brotli: string };
    const packed = Buffer.from(brotli, "base64");
    const bytes = brotliDecompressSync(packed, { maxOutputLength: roomFor(packed.length) });
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    if (!isRecord(value) || typeof value["lock"] !== "string") return null;
    const clients = parseClients(value["clients"]);
    const documents = Object.entries(isRecord(value["documents"]) ? value["documents"] : {});
    const files = value["files"];
    if (clients === null || !documents.every(isText)) return null;
    if (!isListOfNames(files) || files.length !== clients.length) return null;
    return { clients, files, lock: value["lock"], documents: new Map(documents) };
  } catch {
    return null;
  }
}

function isListOfNames(value: unknown): value is KeptRun["files"] {
  const isName = (name: unknown) => typeof name === "string";
  return (
    Array.isArray(value) && value.every((names) => Array.isArray(names) && names.every(isName))
  );
}

function isText(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === "string";
}
