/**
 * The hashes of an output's files. As long as the disk says that a file is the one that was read before, it
 * isn't read again: see `seals.ts`.
 */
import { makeReader } from "../7-write/existing-output.js";
import { pathsIn, type Manifest } from "../7-write/manifest.js";
import { hashOf, hashOfText } from "../host/content-hash.js";
import { readCacheFile } from "./cache-files.js";
import { sameIn, unsafeIn, withoutFacts, type SeenFiles } from "./seals.js";

export interface OutputHashes {
  /** Those of the manifest. */
  readonly files: readonly string[];
  /** `hashOfText` of what the manifest has a hash of, `hashOf` of derived files. */
  readonly hashes: readonly string[];
  /** What the disk said of each file before it was read. */
  readonly facts: Float64Array;
}

/**
 * @param known those of an earlier run
 * @param seen what the disk said of them before this
 * @throws if a file can't be read
 */
export function hashOutput(
  folder: string,
  manifest: Pick<Manifest, "files" | "derived">,
  known: OutputHashes | null,
  seen: SeenFiles,
): OutputHashes {
  const { facts } = seen;
  const all = pathsIn(manifest);
  const same = known && sameIn(facts, known.facts);
  const read = makeReader(folder);
  const hashes: string[] = [];
  for (const [index, file] of all.entries()) {
    if (same?.[index] === 1 && known!.files[index] === file) hashes.push(known!.hashes[index]!);
    else if (index < manifest.files.size) hashes.push(hashOfText(read(file)));
    else hashes.push(hashOf(read(file)));
  }
  // One that has just changed could change again at the same time.
  return { files: all, hashes, facts: withoutFacts(unsafeIn(seen), facts) };
}

/** Without what is known of some files: they will be read again. */
export function forgetFiles(known: OutputHashes, files: Iterable<string>): OutputHashes {
  const indexes = Array.from(files, (file) => known.files.indexOf(file));
  return { ...known, facts: withoutFacts(indexes, known.facts) };
}

/** One hash of the hashes of all derived files: see `RunRecord`. @param hashes `hashOf` each, by its path */
export function joinHashes(hashes: ReadonlyMap<string, string>): string {
  const lines: string[] = [];
  for (const [path, hash] of hashes) lines.push(`${path}\0${hash}\n`);
  return hashOf(lines.toSorted().join(""));
}

/** @param build the `fingerprint()` of the generator that has written them */
export function printHashes({ files, hashes, facts }: OutputHashes, build: string): string {
  const { buffer, byteOffset, byteLength } = facts;
  const lines = [Buffer.from(buffer, byteOffset, byteLength), Buffer.from(hashes.join(""), "hex")];
  const texts = lines.map((bytes) => bytes.toString("base64"));
  return sealed([build, hashOf(files.join("\n")), ...texts].join("\n"));
}

/** Behind a hash of itself: a text that the disk has damaged counts for nothing. */
function sealed(text: string): string {
  return `${hashOf(text)}\n${text}`;
}

/** `null` if this build has written none of just these files, or what it has written is damaged. */
export function readHashes(
  folder: string,
  build: string,
  manifest: Pick<Manifest, "files" | "derived">,
): OutputHashes | null {
  const all = pathsIn(manifest);
  const text = readCacheFile(folder, "hashes") ?? "";
  const content = text.slice(text.indexOf("\n") + 1);
  const [writtenBy, names, facts, hashes] = content.split("\n");
  if (text !== sealed(content) || writtenBy !== build || names !== hashOf(all.join("\n")))
    return null;
  const bytes = new Uint8Array(Buffer.from(facts!, "base64"));
  const digits = Buffer.from(hashes!, "base64").toString("hex");
  return {
    files: all,
    hashes: digits.match(/.{64}/g) ?? [],
    facts: new Float64Array(bytes.buffer),
  };
}
