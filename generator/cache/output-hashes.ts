/**
 * The hashes of an output's files. As long as the disk says that a file is the one that was read before, it
 * isn't read again: see `seals.ts`.
 */
import { makeReader } from "../7-write/existing-output.js";
import type { Manifest } from "../7-write/manifest.js";
import { hashOf, hashOfText } from "../host/content-hash.js";
import { compareTexts } from "../host/text-order.js";
import { readCacheFile } from "./cache-files.js";
import { factsOf, isSafeAt, isSameAt, withoutFacts } from "./seals.js";

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
 * @throws if a file can't be read
 */
export function hashOutput(
  folder: string,
  { files, derived }: Pick<Manifest, "files" | "derived">,
  known: OutputHashes | null,
): OutputHashes {
  const now = Date.now();
  const all = [...files.keys(), ...derived];
  const facts = factsOf(folder, all);
  const read = makeReader(folder);
  const hashes = all.map((file, index) => {
    const isKnown = known?.files[index] === file && isSameAt(index, facts, known.facts);
    if (isKnown) return known.hashes[index]!;
    return index < files.size ? hashOfText(read(file)) : hashOf(read(file));
  });
  // One that has just changed could change again at the same time.
  const unsafe = all.filter((_, index) => !isSafeAt(index, facts, now));
  return forgetFiles({ files: all, hashes, facts }, unsafe);
}

/** Without what is known of some files: they will be read again. */
export function forgetFiles(known: OutputHashes, files: Iterable<string>): OutputHashes {
  const indexes = new Map(known.files.map((file, index) => [file, index]));
  const facts = known.facts.slice();
  for (const file of files) withoutFacts(indexes.get(file)!, facts);
  return { ...known, facts };
}

/** One hash of the hashes of all derived files: see `RunRecord`. @param hashes `hashOf` each, by its path */
export function joinHashes(hashes: ReadonlyMap<string, string>): string {
  const lines = Array.from(hashes, ([path, hash]) => `${path}\0${hash}\n`);
  return hashOf(lines.toSorted(compareTexts).join(""));
}

/** @param build the `fingerprint()` of the generator that has written them */
export function printHashes({ files, hashes, facts }: OutputHashes, build: string): string {
  const { buffer, byteOffset, byteLength } = facts;
  const lines = [Buffer.from(buffer, byteOffset, byteLength), Buffer.from(hashes.join(""), "hex")];
  const texts = lines.map((bytes) => bytes.toString("base64"));
  return [build, hashOf(files.join("\n")), ...texts].join("\n");
}

/**
 * `null` if this build has written none of just these files.
 * @param files those of the manifest
 */
export function readHashes(
  folder: string,
  build: string,
  { files, derived }: Pick<Manifest, "files" | "derived">,
): OutputHashes | null {
  const all = [...files.keys(), ...derived];
  const [writtenBy, names, facts, hashes] = readCacheFile(folder, "hashes")?.split("\n") ?? [];
  if (writtenBy !== build || names !== hashOf(all.join("\n"))) return null;
  const bytes = new Uint8Array(Buffer.from(facts!, "base64"));
  const text = Buffer.from(hashes!, "base64").toString("hex");
  return {
    files: all,
    hashes: all.map((_, index) => text.slice(index * 64, (index + 1) * 64)),
    facts: new Float64Array(bytes.buffer),
  };
}
