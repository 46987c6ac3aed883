import { withUnixLines } from "../../host/content-hash.js";
import type { Host } from "../../host/host.js";
import { decodeText, type Decoded } from "../../1-load/text.js";

/** Larger than any real lock. */
const limit = 64 * 1024 * 1024;

/** An existing file of the output that can't be read, or isn't text. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
  constructor(
    message: string,
    readonly file: string,
    /** The text, where only a part of it can't be decoded. */
    readonly decoded: Decoded | null = null,
  ) {
    super(message);
  }
}

/**
 * The text of an earlier run's lock, with LF at the ends of lines; `null` where there is none.
 * @throws UnreadableFile where something is there that can't be read, or that is no lock
 */
export async function readLockFile(file: string, host: Host): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    const { kind, size } = await host.stat(file);
    if (kind !== "file") throw new Error("it is not a file");
    if (size > limit) throw new Error(`${size} bytes, ${limit} are allowed`);
    bytes = withUnixLines(await host.readFile(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new UnreadableFile(message, file);
  }
  const decoded = decodeText(bytes);
  if (decoded.error !== null) throw new UnreadableFile(decoded.error.message, file, decoded);
  return decoded.text;
}
