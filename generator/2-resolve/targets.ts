import type { Pointer } from "../diagnostics/diagnostic.js";
import { splitPointer } from "../diagnostics/locate.js";
import { findAnchor, findById, findResource, type IndexedSources } from "./anchors.js";
import { isRecord, type Node } from "./node.js";
import { nearPointer } from "./near-pointers.js";
import { walk, type Passage } from "./pointers.js";

/** What a `$ref` leads to, or why it leads nowhere. */
export type Target = Found | NotFound;

export interface Found extends Node {
  /** The `$ref`s that its pointer goes through, where there are some. */
  readonly through?: readonly Passage[];
}

interface NotFound {
  readonly error: string;
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
  if ("error" in start) return start;

  const fragment = hash < 0 ? "" : decodeFragment(reference.slice(hash + 1));
  if (fragment === undefined) return { error: `${reference} has invalid percent-encoding` };
  const notFound = (from: Node, pointer: string): NotFound => {
    const meant = nearPointer(pointer, from);
    const hint = meant === undefined ? undefined : `did you mean ${file}#${meant}?`;
    return { error: reference, hint };
  };
  if (fragment !== "" && !fragment.startsWith("/"))
    // No anchor has a slash in its name: there, the first one of a pointer is missing.
    return (
      findAnchor(start, file === "" ? at : null, fragment) ??
      (fragment.includes("/") ? notFound(start, `/${fragment}`) : { error: reference })
    );

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
      return "error" in next ? undefined : next;
    });
    if ("last" in walked) return notFound(from, fragment);
    const { node, through } = walked;
    return through.length === 0 ? node : { ...node, through };
  };
  const inside = resource && follow(resource);
  return inside !== undefined && !("error" in inside) ? inside : follow(start);
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
    return { error: `${reference}: ${source.missing}`, forbidden: source.forbidden };
  return { value: source.value, at: `${source.file}#` };
}

/** The text of a `$ref`, if the node is one. */
export function referenceOf(node: Node): string | undefined {
  if (!isRecord(node.value)) return undefined;
  const reference = node.value["$ref"] ?? node.value["$dynamicRef"];
  return typeof reference === "string" ? reference : undefined;
}

function decodeFragment(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}
