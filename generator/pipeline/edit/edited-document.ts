/**
 * Two versions of a JSON document that differ only inside of some paths. Each is reduced to these
 * paths, and to the components that they reach: what else the document has says the same in both.
 */
import { externalReferences } from "../../1-load/external-references.js";
import { whyTooLarge } from "../../1-load/document-limits.js";
import { jsonSource } from "../../1-load/json/source.js";
import type { Source, SourceSet } from "../../1-load/source.js";
import { skipBlank } from "../../1-load/json/scan.js";
import type { ChangedText } from "./changed-text.js";
import { editDocument, type IndexedDocument, type PathItems } from "./indexed-document.js";
import { reachedNames, withComponents, type Members } from "./reached-components.js";

export interface EditedDocument {
  readonly older: ReducedDocument;
  readonly newer: ReducedDocument;
  readonly changed: ChangedText;
}

/** Some paths of a document, and what they need of the rest. */
export interface ReducedDocument {
  readonly documents: SourceSet;
  readonly index: IndexedDocument;
  /** The paths that it has, in their order. */
  readonly paths: readonly string[];
  /** The components that it has: more than these paths reach, if other versions reach more. */
  readonly names: ReadonlySet<string>;
  readonly rest: Members;
}

/**
 * `null` if more has changed than paths, or if that can't be told from the texts.
 * @param older a document that had no errors
 * @param known the same document reduced to some paths
 */
export function editedDocument(
  name: Pick<Source, "file" | "path">,
  older: IndexedDocument,
  text: string,
  known: ReducedDocument | null,
): EditedDocument | null {
  const edit = editDocument(older, text);
  if (edit === null) return null;
  const { newer, changed, before, after } = edit;
  const paths = Object.keys(after);
  const names = reachedNames(older.rest, [before, after]);
  const hasAll = known !== null && [...names].every((one) => known.names.has(one));
  if (hasAll && known.index === older && known.paths.join("\n") === paths.join("\n")) {
    if (!standsAlone({ paths: after }, known.rest)) return null;
    return { older: known, newer: reduced(name, newer, after, known), changed };
  }
  const rest = withComponents(older.rest, names);
  const parts = [rest, { paths: before }, { paths: after }];
  if (!parts.every((part) => standsAlone(part, rest))) return null;
  const versionOf = (index: IndexedDocument, items: PathItems) =>
    reduced(name, index, items, { names, rest });
  return { older: versionOf(older, before), newer: versionOf(newer, after), changed };
}

function reduced(
  name: Pick<Source, "file" | "path">,
  index: IndexedDocument,
  items: PathItems,
  { names, rest }: Pick<ReducedDocument, "names" | "rest">,
): ReducedDocument {
  const { text, lines, paths, members } = index;
  const known = new Map([
    [skipBlank(text, 0), [paths]],
    [paths.valueStart, members],
  ]);
  const value = { ...rest, paths: items };
  const entry = { ...jsonSource({ ...name, text, value }, text, known), lines };
  return { documents: oneFile(entry), index, paths: Object.keys(items), names, rest };
}

function oneFile(entry: Source): SourceSet {
  const missing = { missing: "it isn't loaded", forbidden: false };
  return {
    entry,
    files: new Map([[entry.file, entry]]),
    find: (reference) => (reference === "" ? entry : missing),
  };
}

/** Whether paths, or the rest of a document, refer to no other files, and aren't too large. */
function standsAlone(part: Members, { openapi, components }: Members): boolean {
  const source = { value: { openapi, ...part } };
  const entry = { value: { openapi, components } };
  return externalReferences(source, entry).size === 0 && !whyTooLarge(part);
}
