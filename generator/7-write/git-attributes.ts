import type { OutputFile } from "../6-print/print.js";
import { hashOfText } from "../host/content-hash.js";
import { lockName } from "../4-plan/lock/lock.js";
import { compareTexts } from "../host/text-order.js";
import { attributesName, isWritten, manifestName, type Manifest } from "./manifest.js";
import { contentOf } from "./existing-output.js";

/**
 * The `.gitattributes` of an output. In the lock and the manifest, a merge keeps the lines of both
 * sides. Generated code is not merged by lines, as the result could be broken without any warning:
 * git reports a conflict, and the next run writes the files again.
 */
const common = `\
# Written by wireform; one of your own stays. Conflicts in the code: run wireform generate.
* linguist-generated
${lockName} -linguist-generated merge=union
${manifestName} merge=union
CHANGELOG.md -linguist-generated
`;

/**
 * The file; none if the user has a different one.
 * @param old the manifest: which files are ours
 * @param users files that a user has taken over: they aren't generated
 */
export function attributesFor(
  folder: string,
  old: Manifest | null,
  users: Iterable<string> = [],
): readonly OutputFile[] {
  const lines = Array.from(users, (file) => `${file} -linguist-generated\n`);
  const text = common + lines.toSorted(compareTexts).join("");
  const content = contentOf(folder, attributesName);
  const isOwn =
    content === null ||
    hashOfText(content) === hashOfText(Buffer.from(text)) ||
    (old !== null && isWritten(old, attributesName, hashOfText(content)));
  return isOwn ? [{ path: attributesName, text }] : [];
}
