import type { Source } from "../../1-load/source.js";
import { indexed, type IndexedSources } from "../anchors.js";
import { splitPointer } from "../../diagnostics/locate.js";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { Draft, Mending, type WrittenVersion } from "./draft.js";
import { mendPart } from "./habits.js";
import { componentPart, partsIn, type Part } from "./parts.js";
import { noteTypes } from "./schema-types.js";
import { mendExampleValues, mendValues } from "./values.js";
import { child, isRecord, items, listOf, mappingOf, type Node } from "../node.js";
import { referenceOf, targetOf } from "../targets.js";

/**
 * The documents as their authors meant them: habits of other versions of OpenAPI are put into the words of
 * this one, and values are of their type, with a warning for each. What nothing is mended in stays as it
 * is. All parts keep their places, so nothing later has to know what was mended.
 */
export function mend(
  sources: IndexedSources,
  version: WrittenVersion,
  diagnostics: Diagnostics,
): IndexedSources {
  const mending = new Mending(sources, version, diagnostics);
  const mended = mendParts(mending);
  if (mended.size === 0) return sources;

  const known = new Map<object, Node>();
  const files = new Map<string, Source>();
  for (const source of sources.files.values()) {
    const { value } = rebuild({ value: source.value, at: `${source.file}#` }, mended, known);
    files.set(source.file, value === source.value ? source : { ...source, value });
  }
  const standIn = (source: Source) => files.get(source.file) ?? source;
  return indexed({
    entry: standIn(sources.entry),
    files,
    find(reference, from) {
      const found = sources.find(reference, from);
      return "missing" in found ? found : standIn(found);
    },
  });
}

/** Mappings, and what is to stand in their place; what is inside them is mended on its own. */
type Mended = ReadonlyMap<object, Node>;

/** Goes through all parts of the document, behind `$ref`s too. An alias is one part, however often it stands. */
function mendParts(mending: Mending): Mended {
  const mended = new Map<object, Node>();
  const seen = new Map<Part, Set<object>>();
  const schemas: Node[] = [];
  const examples: Node[] = [];
  const combined: Node[] = [];
  const { entry } = mending.sources;
  const queue: [Node, Part][] = [[{ value: entry.value, at: `${entry.file}#` }, "document"]];
  for (let top = queue.pop(); top !== undefined; top = queue.pop()) {
    const [node, part] = top;
    if (!isRecord(node.value)) continue;
    const known = seen.get(part) ?? new Set();
    if (known.has(node.value)) continue;
    seen.set(part, known.add(node.value));
    const draft = new Draft(mended.get(node.value) ?? node, mending);
    mendPart(draft, part);
    const { result } = draft;
    if (result !== node) mended.set(node.value, result);
    if (draft.has("allOf") || draft.has("$ref")) combined.push(result);
    if (valueKeywords.some((keyword) => draft.has(keyword)))
      (part === "schema" ? schemas : examples).push(node);
    const target = targetOfReference(result, part, mending);
    if (target !== undefined) queue.push([target, part]);
    for (const inside of partsIn(result, part)) queue.push(inside);
  }
  // What a value's type is may stand anywhere, so all habits are mended before.
  for (const schema of combined) noteTypes(schema, mending);
  const each = (nodes: readonly Node[], mendIt: (draft: Draft) => void) => {
    for (const node of nodes) {
      const draft = new Draft(mended.get(node.value as object) ?? node, mending);
      mendIt(draft);
      if (draft.result !== draft.node) mended.set(node.value as object, draft.result);
    }
  };
  each(schemas, mendValues);
  each(examples, mendExampleValues);
  return mended;
}

const valueKeywords = ["enum", "const", "default", "example", "examples"];

/** What else a `$ref` leads to. */
function targetOfReference(node: Node, part: Part, { sources }: Mending): Node | undefined {
  const reference = referenceOf(node);
  if (reference === undefined) return undefined;
  const [file] = splitPointer(node.at);
  if (file === sources.entry.file && componentPart(reference) === part) return undefined;
  const target = targetOf(reference, node.at, sources);
  return "fault" in target ? undefined : target;
}

/** A tree with all that was mended in it; the node itself where that is nothing. */
function rebuild(node: Node, mended: Mended, known: Map<object, Node>): Node {
  const { value } = node;
  if (value === null || typeof value !== "object") return node;
  const found = known.get(value);
  if (found !== undefined) return found.value === value ? node : found;
  const own = mended.get(value) ?? node;
  let isChanged = own !== node;
  const rebuilt = (member: Node): Node => {
    const result = rebuild(member, mended, known);
    if (result.value !== member.value) isChanged = true;
    return result;
  };
  let result: Node;
  if (Array.isArray(own.value)) {
    const list = items(own).map(rebuilt);
    result = isChanged ? listOf(own.at, list) : own;
  } else {
    const members = Object.keys(own.value as object).map(
      (key) => [key, rebuilt(child(own, key)!)] as const,
    );
    result = isChanged ? mappingOf(own.at, Object.fromEntries(members)) : own;
  }
  known.set(value, result);
  return result;
}
