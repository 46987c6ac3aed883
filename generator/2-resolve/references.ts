import type { KeywordContext } from "../1-load/keyword-context.js";
import type { Diagnostics, Pointer } from "../diagnostics/diagnostic.js";
import { splitPointer } from "../diagnostics/locate.js";
import { queueMembers, type IndexedSources } from "./anchors.js";
import { mappingsIn } from "./mappings.js";
import { child, type Node } from "./node.js";
import { type Target, type Found, targetOf, referenceOf } from "./targets.js";

/**
 * Checks every `$ref` of every file that the entry reaches; each must lead to a value at last.
 * @param sound values that were checked before
 */
export function checkReferences(
  sources: IndexedSources,
  sound: ReadonlySet<unknown>,
  diagnostics: Diagnostics,
): void {
  if (leadInside(sources)) return;
  const done = new Set(sound);
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
    if (around === "fields")
      for (const target of mappedBy(node, sources)) queue.push([target, "fields"]);
    queueMembers(node, around, queue);
  }
}

/**
 * Whether the text of the only file shows that each `$ref` in it leads straight to a value: then nobody
 * needs to look where they stand. What a repair has replaced led nowhere, and still does.
 */
function leadInside(sources: IndexedSources): boolean {
  const { entry, files, ids } = sources;
  if (entry.references === undefined || files.size > 1 || ids.bases.size > 0) return false;
  const at = `${entry.file}#`;
  for (const text of entry.references.texts)
    if (!/^#(\/|$)/.test(text) || !isDirect(targetOf(text, at, sources))) return false;
  return true;
}

/** A discriminator refers to schemas too. Missing ones are reported where discriminators are read. */
function mappedBy(node: Node, sources: IndexedSources): readonly Node[] {
  const discriminator = child(node, "discriminator");
  if (discriminator === undefined) return [];
  const { entries, fallback } = mappingsIn(discriminator, ({ value }) =>
    Object.keys(value as object),
  );
  const written = [...entries.map((entry) => entry.node), ...(fallback ? [fallback] : [])];
  return written.flatMap(({ value, at }) => {
    const target = typeof value === "string" ? targetOf(value, at, sources) : { error: "" };
    return "error" in target ? [] : [target];
  });
}

function followReference(
  node: Node,
  reference: string,
  sources: IndexedSources,
  circular: Set<Pointer>,
  diagnostics: Diagnostics,
): Node | undefined {
  let next: Target = targetOf(reference, node.at, sources);
  if (isDirect(next)) return next;
  const at = `${node.at}/$ref`;
  const visited = new Set([node.at]);
  for (;;) {
    if ("error" in next) {
      const { error, hint, forbidden } = next;
      if (forbidden === true)
        diagnostics.report("WF1004", at, `this $ref may not be read: ${error}`);
      else
        diagnostics.report("WF2001", at, `$ref points at nothing: ${error}`, {
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

/** Whether it is a value itself, as most are. */
function isDirect(target: Target): target is Found {
  return !("error" in target) && target.through === undefined && referenceOf(target) === undefined;
}

/** Reports pointers that go through other `$ref`s, with the direct pointer to write instead. */
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
    .find((candidate) => !("error" in targetOf(candidate, at, sources)));
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}
