/** What the last run left, if since then nothing has changed but the document of one client. */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { utf8Of } from "../../1-load/text.js";
import type { Lock } from "../../4-plan/lock/lock.js";
import { contentOf, isFile } from "../../7-write/existing-output.js";
import { manifestName, parseManifest, type Manifest } from "../../7-write/manifest.js";
import { oldManifestName } from "../../7-write/retired.js";
import { isPending } from "../../7-write/staging.js";
import { readCacheBytes } from "../../cache/cache-files.js";
import { readRecordText } from "../../cache/last-record.js";
import type { OutputHashes } from "../../cache/output-hashes.js";
import type { RunRecord } from "../../cache/run-record.js";
import type { ClientConfig } from "../../config/generate-config.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import {
  lockOf,
  readKeptSnapshot,
  type KeptSnapshot,
} from "../../history/snapshot/kept-snapshot.js";
import { fileName } from "../../history/snapshot/snapshot-host.js";
import { hashOfText, type ReadContent } from "../../host/content-hash.js";
import { shownPath } from "../../host/display-path.js";
import type { OutputTarget } from "../output/target.js";
import { DocumentComponents } from "./document-components.js";
import { indexDocument } from "./document-index.js";
import type { IndexedDocument } from "./indexed-document.js";
import { readIndex } from "./kept-index.js";
import type { KnownVersion } from "./versions.js";

/** What a run left. */
export interface LastRun {
  readonly record: RunRecord & { readonly diagnostics: readonly LocatedDiagnostic[] };
  readonly manifest: Manifest;
  readonly snapshot: KeptSnapshot;
  /** The names in `wireform.lock`, which is unchanged: it is a file of the output. */
  readonly lock: Lock;
  /** Those of its files, if they are in memory. */
  readonly hashes: OutputHashes | null;
}

export interface LastOutput extends LastRun {
  /** The client whose document has changed. */
  readonly client: ClientConfig;
  readonly document: ChangedInput;
  /** The document in the last run. */
  readonly older: IndexedDocument;
  /** Some paths of it. */
  readonly known: KnownVersion | null;
}

export interface ChangedInput {
  /** As diagnostics name it. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  /** As the record names it. */
  readonly name: string;
  /** In UTF-8, without a byte order mark. */
  readonly bytes: Buffer;
  readonly hash: string;
}

/** `null` if more may have changed, or if that can't be told. */
export function readLastOutput(target: OutputTarget): LastOutput | null {
  const { config, folder, memory } = target;
  if (isPending(folder)) return null;
  const remembered = memory?.recall(target) ?? null;
  const read = remembered === null ? recordOf(target) : null;
  const record = remembered?.last.record ?? read?.record ?? null;
  if (record === null || isFile(folder, oldManifestName)) return null;
  const document = changedInput(target, record);
  const clients = config.clients.filter(
    (client) => path.resolve(config.cwd, client.document) === document?.path,
  );
  const [client] = clients;
  if (document === null || client === undefined || clients.length > 1) return null;
  if ((client.overlays ?? []).length > 0 || client.schema === true || client.errors !== undefined)
    return null;
  const last = remembered?.last ?? (read && readLastRun(folder, read));
  if (last === null) return null;
  // Of several clients, another one may have been edited.
  const known = remembered?.version.name === client.name ? remembered.version : null;
  const bytes = textIn(last.snapshot, client, fileName(document.path, config.cwd));
  if (bytes === undefined) return null;
  if (known?.document.document.bytes === bytes)
    return { ...last, client, document, older: known.document.document, known };
  // The text is that of the record. What the disk may have damaged of it differs from the document, too.
  const index =
    readIndex(folder, target.build, record.inputs[document.name]!) ?? indexDocument(bytes);
  if (index === null) return null;
  const older = { bytes, index, components: new DocumentComponents(bytes, index) };
  return { ...last, client, document, older, known: null };
}

/** A record, and its text. */
interface ReadRecord {
  readonly record: LastRun["record"];
  readonly text: string;
}

function recordOf({ folder, optionsHash, build }: OutputTarget): ReadRecord | null {
  const { record, text } = readRecordText(folder) ?? {};
  if (record?.config !== optionsHash || record.build !== build) return null;
  const { diagnostics } = record;
  return diagnostics && { record: { ...record, diagnostics }, text: text! };
}

function readLastRun(folder: string, { record, text }: ReadRecord): LastRun | null {
  const manifest = parseManifest(contentOf(folder, manifestName)!);
  const snapshot = readKeptSnapshot(readCacheBytes(folder, "documents") ?? Buffer.of(), text);
  if (manifest === null || snapshot === null) return null;
  // The files aren't what was printed, but what commands made of that.
  if (manifest.commands.size > 0) return null;
  const lock = lockOf(snapshot);
  return lock && { record, manifest, snapshot, lock, hashes: null };
}

/** The only input that has changed; `null` if there are others, or if it is no text of UTF-8. */
function changedInput(
  { folder, config: { cwd }, read: known }: OutputTarget,
  record: RunRecord,
): ChangedInput | null {
  let changed: ChangedInput | null = null;
  for (const [name, before] of Object.entries(record.inputs)) {
    const file = path.resolve(folder, name);
    const read = known.get(file) ?? readInput(file);
    if (before === null && read === null) continue;
    if (before === null || read === null) return null;
    const { content, hash } = read;
    if (hash === before) continue;
    const bytes = utf8Of(content);
    // With CR LF, the text isn't the one that is kept.
    if (changed !== null || bytes === null || bytes.includes("\r")) return null;
    changed = { file: shownPath(file, cwd), path: file, name, bytes, hash };
  }
  return changed;
}

/** `null` if it is missing. */
function readInput(file: string): ReadContent | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) return null;
  const content = readFileSync(file);
  return { content, hash: hashOfText(content) };
}

/** The text of a client's only file; `undefined` if it has several. */
function textIn(
  { clients, texts }: KeptSnapshot,
  client: ClientConfig,
  file: string,
): Buffer | undefined {
  const own = clients.find(({ config }) => config.name === client.name);
  return own?.files.length === 1 && own.files[0] === file ? texts.get(file) : undefined;
}
