import { hash } from "node:crypto";

/** SHA-256 (hex) of a file's exact bytes. */
export function hashOf(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}

/** A text, with its `hashOf` if that was computed already. */
export interface HashedText {
  readonly text: string;
  readonly hash?: string;
}

export function hashOfFile(file: HashedText): string {
  return file.hash ?? hashOf(file.text);
}

/** What a file had when it was read. */
export interface ReadContent {
  readonly content: Buffer;
  /** `hashOfText` of it. */
  readonly hash: string;
}

/** Files that were read, by absolute path; `null` for missing ones. */
export type ReadFiles = ReadonlyMap<string, ReadContent | null>;

/** `hashOfText` by absolute path; `null` for missing files. */
export type FileHashes = ReadonlyMap<string, string | null>;

/**
 * SHA-256 (hex) of a text, regardless of its line ends: git may turn them into CR LF
 * (`core.autocrlf`), which doesn't change what the file says.
 */
export function hashOfText(content: Uint8Array): string {
  return hashOf(withUnixLines(content));
}

/** The bytes without the CR of each CR LF; the same object if there is none. */
export function withUnixLines(content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.includes("\r\n")) return content;
  return Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}
