/** Files that the words of a command line name, and what is piped in. */
import type { Bytes } from "../encode/operation.js";
import { type CliPlatform, UsageError } from "./command-table.js";

/** The paths of what was read, as `curl` takes them: `-` is what is piped in. */
const paths = /* @__PURE__ */ new WeakMap<object, string>();

/** `undefined`: it isn't what a file has. */
export function pathOfFile(read: unknown): string | undefined {
  return paths.get(Object(read) as object);
}

export async function textAt(word: string, platform: CliPlatform): Promise<string> {
  return new TextDecoder().decode(await bytesAt(word, platform));
}

/** @param word `-`, or a path, before which an `@` may stand */
export async function bytesAt(word: string, platform: CliPlatform): Promise<Uint8Array> {
  const path = word.replace(/^@/, "");
  try {
    const bytes = word === "-" ? await platform.readInput() : await platform.readFile(path);
    paths.set(bytes, path === "-" && word !== "-" ? "./-" : path);
    return bytes;
  } catch (error) {
    if (word === "-") throw error;
    throw new UsageError(`${path} can't be read: ${(error as Error).message}`);
  }
}

export async function fileAt(word: string, platform: CliPlatform, type = ""): Promise<File> {
  const bytes = await bytesAt(word, platform);
  const name = word.replace(/^@/, "").replace(/^.*[/\\]/, "");
  const file = new File([bytes as Bytes], name, { type });
  paths.set(file, pathOfFile(bytes)!);
  return file;
}
