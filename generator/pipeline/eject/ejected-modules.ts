import path from "node:path";
import { decodeText } from "../../1-load/text.js";
import { readLockFile } from "../../4-plan/lock/read-lock.js";
import { baseFolder, baseOf, ejectedIn, sourceOf } from "../../7-write/ejected-files.js";
import { contentOf, filesBelow } from "../../7-write/existing-output.js";
import type { Manifest } from "../../7-write/manifest.js";
import { hashOf, hashOfText, withUnixLines } from "../../host/content-hash.js";
import { nodeHost } from "../../host/host.js";

/** A module of the runtime that a user has taken over, as an output folder has it. */
export interface EjectedModule {
  /** Such as `send/retry`. */
  readonly module: string;
  /** The name of the user's file in diagnostics. */
  readonly file: string;
  /** The user's text, with LF at the ends of lines; `null`: the file is missing. */
  readonly text: string | null;
  /** Wireform's text that it was last merged with; `null` if it is missing, or isn't that text. */
  readonly base: string | null;
  /** The hashes that this text may have. */
  readonly baseHashes: ReadonlySet<string>;
}

/**
 * @param displayPath the folder's name in messages
 * @throws UnreadableFile if a user's file is no text
 */
export async function readEjected(
  folder: string,
  displayPath: string,
  manifest: Pick<Manifest, "files">,
): Promise<readonly EjectedModule[]> {
  const found: EjectedModule[] = [];
  for (const [module, baseHashes] of ejectedIn(manifest)) {
    const source = sourceOf(module);
    found.push({
      module,
      file: `${displayPath}/${source}`,
      text: await readLockFile(path.join(folder, source), nodeHost),
      base: readBase(folder, module, baseHashes),
      baseHashes,
    });
  }
  return found;
}

/** The bases in a folder whose manifest is lost, as it would list them. */
export function basesIn(folder: string): Pick<Manifest, "files"> {
  const files = filesBelow(folder, baseFolder).map((file) => {
    return [file, new Set([hashOfText(contentOf(folder, file)!)])] as const;
  });
  return { files: new Map(files) };
}

/** `null` if there is none, or if somebody has changed it. */
function readBase(folder: string, module: string, hashes: ReadonlySet<string>): string | null {
  const content = contentOf(folder, baseOf(module));
  if (content === null) return null;
  const { text } = decodeText(withUnixLines(content));
  return hashes.has(hashOf(text)) ? text : null;
}
