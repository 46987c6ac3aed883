/**
 * Two versions of a JSON document that differ only inside of some paths. Each is reduced to these
 * paths, and to the components that they reach: what else the document has says the same in both.
 */
import { externalReferences } from "../../1-load/external-references.js";
import { whyTooLarge } from "../../1-load/document-limits.js";
import { jsonSource } from "../../1-load/json/source.js";
import type { Source, SourceSet } from "../../1-load/source.js";
import { isRecord } from "../../2-resolve/node.js";
import { leadsIntoPaths } from "../../history/comparison/changed-paths.js";
import { changedText, membersIn, type ChangedText } from "./changed-text.js";
import { reachedComponents } from "./reached-components.js";

export interface EditedDocument {
  readonly older: SourceSet;
  readonly newer: SourceSet;
  readonly changed: ChangedText;
}

/** How many paths may have changed: for more, a whole run is hardly slower. */
const mostPaths = 20;

/**
 * `null` if more has changed than paths, or if that can't be told from the texts.
 * @param older the text of a document that had no errors
 */
export function editedDocument(
  name: Pick<Source, "file" | "path">,
  older: string,
  newer: string,
): EditedDocument | null {
  const changed = changedText(older, newer);
  const value = parse(newer);
  if (!isRecord(value) || !isRecord(value["paths"])) return null;
  const paths = jsonSource({ ...name, text: newer, value }).locate("#/paths", "value").offset;
  // The change may not begin before the paths: then they begin at the same place in both texts.
  if (changed.start <= paths) return null;
  const before = membersIn(older, paths, [changed.start, changed.oldEnd]);
  const after = membersIn(newer, paths, [changed.start, changed.newEnd]);
  if (before === null || after === null) return null;
  const keys = Object.keys(after);
  const areSame = Object.keys(before).join("\n") === keys.join("\n");
  if (!areSame || keys.length === 0 || keys.length > mostPaths) return null;
  // Of paths that share a path item, the first gets the operations.
  if (Object.values(value["paths"]).some((item) => isRecord(item) && "$ref" in item)) return null;
  if (leadsIntoPaths(newer) || leadsIntoPaths(JSON.stringify(before))) return null;
  const others = reachedComponents(value, [before, after]);
  const versionOf = (text: string, own: object) =>
    oneFile(jsonSource({ ...name, text, value: { ...others, paths: own } }));
  const [old, current] = [versionOf(older, before), versionOf(newer, after)];
  return old && current && { older: old, newer: current, changed };
}

/** `null` if it refers to other files, or is too large. */
function oneFile(entry: Source): SourceSet | null {
  if (externalReferences(entry, entry).size > 0 || whyTooLarge(entry.value)) return null;
  const missing = { missing: "it isn't loaded", forbidden: false };
  return {
    entry,
    files: new Map([[entry.file, entry]]),
    find: (reference) => (reference === "" ? entry : missing),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
