import { hash } from "node:crypto";

/** SHA-256 (hex) of a file's very bytes. */
export function hashOf(content: string | Uint8Array): string {
  return hash("sha256", content, "hex");
}

/** `hashOfText` by absolute path; `null` for what is missing. */
export type FileHashes = ReadonlyMap<string, string | null>;

/**
 * SHA-256 (hex) of a text, whose line ends don't count: where git makes CR LF of them
 * (`core.autocrlf`), a file says what it said before.
 */
export function hashOfText(content: Uint8Array): string {
  return hashOf(withUnixLines(content));
}

/** The bytes without the CR of each CR LF: the same bytes where there is none. */
export function withUnixLines(content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.includes("\r\n")) return content;
  return Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}
