import type { OutputFile } from "../6-print/print.js";
import { hashOfText } from "../host/content-hash.js";
import { lockName } from "../4-plan/lock/lock.js";
import { isWritten, manifestName, type Manifest } from "./manifest.js";
import { contentOf } from "./existing-output.js";

export const attributesName = ".gitattributes";

/**
 * What git and its hosts should know of an output. Lock and manifest take the lines of both sides.
 * Code doesn't: git would put together what never worked, and say nothing. A conflict in it keeps that
 * from being committed until the next run has written all anew.
 */
const text = `\
# Written by wireform; one of your own stays. Conflicts in the code: run wireform generate.
* linguist-generated
${lockName} -linguist-generated merge=union
${manifestName} merge=union
CHANGELOG.md -linguist-generated
`;

/** The file; none where somebody's own stands there. @param old what tells which files are ours */
export function attributesFor(folder: string, old: Manifest | null): readonly OutputFile[] {
  const content = contentOf(folder, attributesName);
  const isOwn =
    content === null ||
    hashOfText(content) === hashOfText(Buffer.from(text)) ||
    (old !== null && isWritten(old, attributesName, hashOfText(content)));
  return isOwn ? [{ path: attributesName, text }] : [];
}
