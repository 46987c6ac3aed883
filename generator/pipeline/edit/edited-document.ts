/**
 * Two versions of a JSON document that differ only inside of some paths. Each is reduced to these
 * paths, and to the components that they reach: what else the document has says the same in both.
 */
import { externalReferences } from "../../1-load/external-references.js";
import { whyTooLarge } from "../../1-load/document-limits.js";
import { jsonSource } from "../../1-load/json/source.js";
import type { Source, SourceSet } from "../../1-load/source.js";
import { isRecord } from "../../2-resolve/node.js";
import { excerptOfPaths, excerptOfRest } from "./excerpt.js";
import type { ChangedText, IndexedDocument, PathEdit, PathItems } from "./indexed-document.js";
import { reachedComponents, type Members, type Reached } from "./reached-components.js";

export interface EditedDocument {
  readonly older: ReducedDocument;
  readonly newer: ReducedDocument;
  readonly changed: ChangedText;
}

/** Some paths of a document, and what they need of the rest. */
export interface ReducedDocument {
  readonly documents: SourceSet;
  readonly document: IndexedDocument;
  /** The paths that it has, in their order. */
  readonly items: PathItems;
  /** The components that it has: more than these paths reach, if other versions reach more. */
  readonly reached: Reached;
  readonly rest: DocumentRest;
}

/** All but paths, with some of the components. */
interface DocumentRest {
  readonly value: Members;
  /** Its JSON, without the brace at the end. */
  readonly text: string;
}

/**
 * Both versions of a document that had no errors, and no other files; `null` if that can't be told of the
 * newer one.
 * @param depth of a response that stays as it is, `shallow` has the schemas alone that it refers to, and
 * of these what they refer to by its name
 * @param known the same document reduced to some paths
 */
export function editedDocument(
  name: Pick<Source, "file" | "path">,
  older: IndexedDocument,
  { newer, changed, before, after }: PathEdit,
  depth: "shallow" | "whole",
  known: ReducedDocument | null,
): EditedDocument | null {
  const paths = Object.keys(after);
  const { same, others } =
    depth === "shallow" ? splitResponses(before, after) : { same: [], others: [before, after] };
  const reached = reachedComponents(older.components, others, same);
  const hasAll = known !== null && includesAll(known.reached, reached);
  if (
    hasAll &&
    known.document === older &&
    Object.keys(known.items).join("\n") === paths.join("\n")
  ) {
    if (!standsAlone(after, known.rest.value)) return null;
    return { older: known, newer: reduced(name, newer, after, known), changed };
  }
  const { text } = excerptOfRest(older, reached);
  const rest = { text, value: JSON.parse(`${text}}`) as Members };
  if (!standsAlone(after, rest.value)) return null;
  const versionOf = (document: IndexedDocument, items: PathItems) =>
    reduced(name, document, items, { reached, rest });
  return { older: versionOf(older, before), newer: versionOf(newer, after), changed };
}

/** What operations of both versions respond, where that is the same, and all else of the paths. */
function splitResponses(before: PathItems, after: PathItems) {
  const same: unknown[] = [];
  const others: unknown[] = [];
  for (const [path, item] of Object.entries(after)) {
    const old = before[path];
    if (!isRecord(item) || !isRecord(old)) {
      others.push(item, old);
      continue;
    }
    for (const [key, value] of [...Object.entries(item), ...Object.entries(old)]) {
      const responses = responsesOf(item[key]);
      if (responses === undefined || responses !== responsesOf(old[key])) others.push(value);
      else {
        const { responses: _, ...rest } = value as Members;
        others.push(rest);
        same.push(responses);
      }
    }
  }
  return { same, others };
}

function responsesOf(operation: unknown): unknown {
  return isRecord(operation) ? operation["responses"] : undefined;
}

function includesAll(all: Reached, some: Reached): boolean {
  const { whole, named } = all;
  return (
    all.isClosed === some.isClosed &&
    [...some.whole].every((name) => whole.has(name)) &&
    [...some.named].every((name) => whole.has(name) || named.has(name))
  );
}

function reduced(
  name: Pick<Source, "file" | "path">,
  document: IndexedDocument,
  items: PathItems,
  { reached, rest }: Pick<ReducedDocument, "reached" | "rest">,
): ReducedDocument {
  const edited = excerptOfPaths(document, Object.keys(items));
  const start = rest.text.length + 1;
  const text = `${rest.text},${edited.text}}`;
  const value = { ...rest.value, paths: items };
  const entry: Source = {
    ...jsonSource({ ...name, text, value }),
    placeAt(offset) {
      if (offset >= start) return edited.placeAt(offset - start);
      return excerptOfRest(document, reached).placeAt(offset);
    },
  };
  return { documents: oneFile(entry), document, items, reached, rest };
}

function oneFile(entry: Source): SourceSet {
  const missing = { missing: "it isn't loaded", forbidden: false };
  return {
    entry,
    files: new Map([[entry.file, entry]]),
    find: (reference) => (reference === "" ? entry : missing),
  };
}

/** Whether paths refer to no files, and aren't too large. */
function standsAlone(paths: PathItems, { openapi, components }: Members): boolean {
  const entry = { value: { openapi, components } };
  return (
    externalReferences({ value: { openapi, paths } }, entry).size === 0 && !whyTooLarge({ paths })
  );
}
