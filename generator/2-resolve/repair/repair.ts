import type { Source } from "../../1-load/source.js";
import { indexed, type IndexedSources } from "../anchors.js";
import { splitPointer } from "../../diagnostics/locate.js";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { Draft, Repairs, type WrittenVersion } from "./draft.js";
import { repairPart } from "./habits.js";
import { componentPart, queueParts, type DocumentPart, type PartQueue } from "./parts.js";
import { noteTypes } from "./schema-types.js";
import { repairExampleValues, repairValues } from "./values.js";
import { child, isRecord, items, listOf, mappingOf, type Node } from "../node.js";
import { referenceOf, targetOf } from "../targets.js";

/**
 * The documents as their authors meant them: what is written as in another version of OpenAPI is rewritten
 * for this one, and values get the type that their schema asks for, with a warning for each. Values without
 * repairs stay the same objects. All parts keep their places, so later passes don't know of repairs.
 * @param sound values that are left alone: nothing in them needed a repair before
 * @returns `null` if some in `sound` may need one now, or are needed to repair others
 */
export function repair(
  sources: IndexedSources,
  version: WrittenVersion,
  sound: ReadonlySet<unknown>,
  diagnostics: Diagnostics,
): IndexedSources | null {
  const repairs = new Repairs(sources, version, sound, diagnostics);
  const repaired = repairParts(repairs);
  if (repairs.needsSound) return null;
  if (repaired.size === 0) return sources;

  const known = new Map<object, Node>();
  const files = new Map<string, Source>();
  for (const source of sources.files.values()) {
    const { value } = rebuild({ value: source.value, at: `${source.file}#` }, repaired, known);
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

/** Replacements of mappings. What is inside a mapping has a replacement of its own. */
type Repaired = ReadonlyMap<object, Node>;

/**
 * Goes through all parts of the document, through `$ref`s too. The target of YAML aliases is visited once.
 */
function repairParts(repairs: Repairs): Repaired {
  const repaired = new Map<object, Node>();
  const seen = new Map<DocumentPart, Set<object>>();
  const schemas: Node[] = [];
  const examples: Node[] = [];
  const combined: Node[] = [];
  const { entry } = repairs.sources;
  const queue: PartQueue = [[{ value: entry.value, at: `${entry.file}#` }, "document"]];
  for (let top = queue.pop(); top !== undefined; top = queue.pop()) {
    const [node, part] = top;
    if (!isRecord(node.value) || repairs.sound.has(node.value)) continue;
    const known = seen.get(part) ?? new Set();
    if (known.size === 0) seen.set(part, known);
    if (known.has(node.value)) continue;
    known.add(node.value);
    if (repairs.sound.size > 0) repairs.visited.add(node.value);
    const draft = new Draft(repaired.get(node.value) ?? node, repairs);
    repairPart(draft, part);
    const { result } = draft;
    if (result !== node) repaired.set(node.value, result);
    if (draft.has("allOf") || draft.has("$ref")) combined.push(result);
    if (valueKeywords.some((keyword) => draft.has(keyword)))
      (part === "schema" ? schemas : examples).push(node);
    const target = targetOfReference(result, part, repairs);
    if (target !== undefined) queue.push([target, part]);
    queueParts(result, part, queue);
  }
  // The type of a value may be in any schema, so values come last.
  for (const schema of combined) noteTypes(schema, repairs);
  const each = (nodes: readonly Node[], repairIt: (draft: Draft) => void) => {
    for (const node of nodes) {
      const draft = new Draft(repaired.get(node.value as object) ?? node, repairs);
      repairIt(draft);
      if (draft.result !== draft.node) repaired.set(node.value as object, draft.result);
    }
  };
  each(schemas, repairValues);
  each(examples, repairExampleValues);
  return repaired;
}

const valueKeywords = ["enum", "const", "default", "example", "examples"];

/** The target of a `$ref`, unless it is a component, which is visited in its own place. */
function targetOfReference(node: Node, part: DocumentPart, { sources }: Repairs): Node | undefined {
  const reference = referenceOf(node);
  if (reference === undefined) return undefined;
  const [file] = splitPointer(node.at);
  if (file === sources.entry.file && componentPart(reference) === part) return undefined;
  const target = targetOf(reference, node.at, sources);
  return "error" in target ? undefined : target;
}

/** A tree with all its repairs; the node itself where there are none. */
function rebuild(node: Node, repaired: Repaired, known: Map<object, Node>): Node {
  const { value } = node;
  if (value === null || typeof value !== "object") return node;
  const found = known.get(value);
  if (found !== undefined) return found.value === value ? node : found;
  const own = repaired.get(value) ?? node;
  let isChanged = own !== node;
  const rebuilt = (member: Node): Node => {
    const result = rebuild(member, repaired, known);
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
