import { mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { decodeText } from "../1-load/text.js";
import { configName } from "../config/config.js";
import type { RemoteDocument } from "../config/remotes.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import { isBelow } from "../host/display-path.js";
import { withPins } from "./pin.js";

/** The result of downloading a document. */
export interface News {
  readonly remote: RemoteDocument;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Compared with the pinned document. */
  readonly what: "new" | "changed" | "unchanged";
  /** Whether the copy must be written. */
  readonly isStale: boolean;
}

/**
 * Writes the copies, and `wireform.yaml` last: if that fails, the next run reports it.
 * @param isYaml whether that is the configuration: code is not edited
 */
export async function writeNews(
  news: readonly News[],
  cwd: string,
  isYaml: boolean,
  diagnostics: Diagnostics,
): Promise<void> {
  const file = path.join(cwd, configName);
  const config = isYaml ? decodeText(await readFile(file)) : null;
  const pins = new Map(
    news.flatMap(({ remote, sha256, what }) =>
      what === "unchanged" ? [] : [[remote.client, sha256] as const],
    ),
  );
  const text = config === null ? null : withPins(config.text, pins);
  if (text === null || config === null || config.error !== null) {
    for (const { remote, sha256 } of news.filter(({ what }) => what !== "unchanged"))
      diagnostics.report("WF1011", remote.at, "`sha256` can't be written here for you", {
        hint: `write it: sha256: "${sha256}"`,
      });
    return;
  }
  const root = await realpath(cwd);
  for (const { remote, bytes } of news.filter(({ isStale }) => isStale)) {
    try {
      await writeCopy(path.resolve(cwd, remote.copy), bytes, root);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      diagnostics.report("WF1011", remote.at, `${remote.copy} can't be written: ${message}`);
    }
  }
  if (!diagnostics.hasErrors && pins.size > 0) await replaceFile(file, text);
}

async function writeCopy(file: string, bytes: Uint8Array, root: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const folder = await realpath(path.dirname(file));
  if (folder !== root && !isBelow(folder, root))
    throw Object.assign(new Error("a symbolic link leads it elsewhere"), { code: "EXDEV" });
  await replaceFile(file, bytes);
}

/** Replaces a file atomically: a run that reads it sees the old or the new content. */
async function replaceFile(file: string, content: Uint8Array | string): Promise<void> {
  const part = `${file}.wireform-${process.pid}`;
  try {
    await writeFile(part, content, { flag: "wx" });
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
