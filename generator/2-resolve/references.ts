import type { KeywordContext } from "../1-load/keyword-context.js";
import type { Diagnostics, Pointer } from "../diagnostics/diagnostic.js";
import { splitPointer } from "../diagnostics/locate.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { findAnchor, findById, findResource, membersOf, type IndexedSources } from "./anchors.js";
import { mappingsIn } from "./mappings.js";
import { child, isRecord, type Node } from "./node.js";
import { walk, type Passage } from "./pointers.js";

/** What a `$ref` leads to, or why it leads nowhere. */
export type Target = Found | Fault;

interface Found extends Node {
  /** The `$ref`s that its pointer goes through, where there are some. */
  readonly through?: readonly Passage[];
}

interface Fault {
  readonly fault: string;
  readonly hint?: string | undefined;
  /** Set where the target may not be read at all. */
  readonly forbidden?: boolean;
}

/** The node that `reference` means where it stands at `at`. One step: it may be a `$ref` again. */
export function targetOf(reference: string, at: Pointer, sources: IndexedSources): Target {
  return findTarget(reference, at, sources, new Set());
}

/** @param open the `$ref`s that are being followed: a pointer may lead through itself */
function findTarget(
  reference: string,
  at: Pointer,
  sources: IndexedSources,
  open: ReadonlySet<Pointer>,
): Target {
  const hash = reference.indexOf("#");
  const file = hash < 0 ? reference : reference.slice(0, hash);
  const start = startOf(file, reference, at, sources);
  if ("fault" in start) return start;

  const fragment = hash < 0 ? "" : decodeFragment(reference.slice(hash + 1));
  if (fragment === undefined) return { fault: `${reference} has invalid percent-encoding` };
  if (fragment !== "" && !fragment.startsWith("/"))
    return findAnchor(start, file === "" ? at : null, fragment) ?? { fault: reference };

  // Where a schema has an `$id`, authors still mean the document by what that schema lacks.
  const resource = file === "" ? findResource(at, sources) : undefined;
  const follow = (from: Node): Target => {
    const walked = walk(fragment, from, (passage) => {
      if (open.has(passage.at)) return undefined;
      const next = findTarget(
        passage.reference,
        passage.at,
        sources,
        new Set([...open, passage.at]),
      );
      return "fault" in next ? undefined : next;
    });
    if ("last" in walked)
      return { fault: reference, hint: hintFor(reference, walked.token, walked.last) };
    const { node, through } = walked;
    return through.length === 0 ? node : { ...node, through };
  };
  const inside = resource && follow(resource);
  return inside !== undefined && !("fault" in inside) ? inside : follow(start);
}

/** What the fragment of a reference is looked up in: a document, or a schema with an `$id`. */
function startOf(file: string, reference: string, at: Pointer, sources: IndexedSources): Target {
  const [from] = splitPointer(at);
  if (file !== "") {
    const identified = findById(file, at, sources);
    if (identified !== undefined) return identified;
  }
  const source =
    file === "" ? (sources.files.get(from) ?? sources.entry) : sources.find(file, from);
  if ("missing" in source)
    return { fault: `${reference}: ${source.missing}`, forbidden: source.forbidden };
  return { value: source.value, at: `${source.file}#` };
}

/** The text of a `$ref`, if the node is one. */
export function referenceOf(node: Node): string | undefined {
  if (!isRecord(node.value)) return undefined;
  const reference = node.value["$ref"] ?? node.value["$dynamicRef"];
  return typeof reference === "string" ? reference : undefined;
}

/** Checks every `$ref` of every file that the entry reaches; each must lead to a value at last. */
export function checkReferences(sources: IndexedSources, diagnostics: Diagnostics): void {
  const done = new Set<unknown>();
  const circular = new Set<Pointer>();
  const root: Node = { value: sources.entry.value, at: `${sources.entry.file}#` };
  const queue: [Node, KeywordContext][] = [[root, "fields"]];
  for (let top = queue.pop(); top !== undefined; top = queue.pop()) {
    const [node, around] = top;
    if (node.value === null || typeof node.value !== "object" || done.has(node.value)) continue;
    done.add(node.value);
    const reference = referenceOf(node);
    if (reference !== undefined) {
      const target = followReference(node, reference, sources, circular, diagnostics);
      if (target !== undefined) queue.push([target, around]);
    }
    for (const target of around === "fields" ? mappedBy(node, sources) : [])
      queue.push([target, "fields"]);
    for (const member of membersOf(node, around)) queue.push(member);
  }
}

/** What a discriminator refers to is reached too; whether it is there is told where it is read. */
function mappedBy(node: Node, sources: IndexedSources): readonly Node[] {
  const discriminator = child(node, "discriminator");
  if (discriminator === undefined) return [];
  const { entries, fallback } = mappingsIn(discriminator, ({ value }) =>
    Object.keys(value as object),
  );
  const written = [...entries.map((entry) => entry.node), ...(fallback ? [fallback] : [])];
  return written.flatMap(({ value, at }) => {
    const target = typeof value === "string" ? targetOf(value, at, sources) : { fault: "" };
    return "fault" in target ? [] : [target];
  });
}

function followReference(
  node: Node,
  reference: string,
  sources: IndexedSources,
  circular: Set<Pointer>,
  diagnostics: Diagnostics,
): Node | undefined {
  const at = `${node.at}/$ref`;
  const visited = new Set([node.at]);
  let next: Target = targetOf(reference, node.at, sources);
  for (;;) {
    if ("fault" in next) {
      const { fault, hint, forbidden } = next;
      if (forbidden === true)
        diagnostics.report("WF1004", at, `this $ref may not be read: ${fault}`);
      else
        diagnostics.report("WF2001", at, `$ref points at nothing: ${fault}`, {
          hint: hint ?? componentMeant(reference, node.at, sources),
        });
      return undefined;
    }
    warnOfPassages(next, visited, diagnostics);
    if (visited.has(next.at)) {
      const message = `$ref leads back to itself without a schema in between: ${reference}`;
      if (!circular.has(next.at)) diagnostics.report("WF2002", at, message);
      for (const pointer of visited) circular.add(pointer);
      return undefined;
    }
    visited.add(next.at);
    const further = referenceOf(next);
    if (further === undefined || Object.keys(next.value as object).length > 1) return next;
    next = targetOf(further, next.at, sources);
  }
}

/** Told at the `$ref`, in the words of the document: what to write instead. */
function warnOfPassages(
  { at, through = [] }: Found,
  visited: ReadonlySet<Pointer>,
  diagnostics: Diagnostics,
): void {
  const written = [...visited].at(-1)!;
  const [file] = splitPointer(written);
  const shown = (pointer: Pointer) =>
    pointer.startsWith(`${file}#`) ? pointer.slice(file.length) : pointer;
  if (through.length === 0) return;
  const passages = through.map((passage) => `${shown(passage.at)} is ${passage.reference}`);
  const message = `this pointer goes through ${through.length > 1 ? "$refs" : "a $ref"}: ${passages.join(", ")}`;
  const hint = `refer to ${shown(at)} directly`;
  diagnostics.report("WF2008", `${written}/$ref`, message, { hint });
}

/** `$ref: Thing`, where a component has that name: without a `#` it is the name of a file. */
function componentMeant(
  reference: string,
  at: Pointer,
  sources: IndexedSources,
): string | undefined {
  if (reference.includes("#")) return undefined;
  const name = reference.replace(/^\//, "");
  const meant = ["components/schemas/", "definitions/", ""]
    .map((place) => `#/${place}${name}`)
    .find((candidate) => !("fault" in targetOf(candidate, at, sources)));
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}

function decodeFragment(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

function hintFor(reference: string, token: string, parent: Node): string | undefined {
  if (!isRecord(parent.value)) return undefined;
  if (!reference.endsWith(`/${token}`)) return undefined;
  const base = reference.slice(0, -token.length);
  return didYouMean(
    base + token,
    Object.keys(parent.value).map((key) => base + key),
  );
}
