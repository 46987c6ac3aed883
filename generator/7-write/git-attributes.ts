import type { OutputFile } from "../6-print/print.js";
import { hashOfText } from "../host/content-hash.js";
import { lockName } from "../4-plan/lock/lock.js";
import { attributesName, isWritten, manifestName, type Manifest } from "./manifest.js";
import { contentOf } from "./existing-output.js";

/**
 * What git and its hosts should know of an output. A merge takes the lines of both sides of the lock and
 * the manifest. It doesn't of code: git would silently make files that never worked. A conflict keeps
 * these from being committed until the next run has written them again.
 */
const text = `\
# Written by wireform; one of your own stays. Conflicts in the code: run wireform generate.
* linguist-generated
${lockName} -linguist-generated merge=union
${manifestName} merge=union
CHANGELOG.md -linguist-generated
`;

/** The file; none where the user has one of their own. @param old the manifest: which files are ours */
export function attributesFor(folder: string, old: Manifest | null): readonly OutputFile[] {
  const content = contentOf(folder, attributesName);
  const isOwn =
    content === null ||
    hashOfText(content) === hashOfText(Buffer.from(text)) ||
    (old !== null && isWritten(old, attributesName, hashOfText(content)));
  return isOwn ? [{ path: attributesName, text }] : [];
}
