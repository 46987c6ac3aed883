import { onPointer, Reported, type Diagnostics } from "../../diagnostics/diagnostic.js";
import { splitPointer } from "../../diagnostics/locate.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { loadJsonPath, type JsonPath, type Selection } from "./json-path.js";
import { parseOverlay, type Action } from "./document.js";
import { OverlaidTree, type Location } from "./tree.js";
import { kindOf, merge, type Patch } from "./merge.js";
import { pointerTokens, type Origin, type Source } from "../source.js";

/**
 * A document as overlays change it, one after the other. Its text stays; diagnostics about what an overlay
 * added have their places in the overlay.
 * @throws Reported when an overlay is malformed or doesn't fit the document
 */
export async function applyOverlays(
  document: Source,
  overlays: readonly Source[],
  diagnostics: Diagnostics,
): Promise<Source> {
  const parsePath = await loadJsonPath();
  const before = countErrors(diagnostics);
  const tree = new OverlaidTree(document.value, { file: document.file, pointer: "" });
  for (const overlay of overlays)
    for (const action of parseOverlay(overlay, parsePath, diagnostics))
      applyAction(action, tree, diagnostics);
  if (countErrors(diagnostics) > before) throw new Reported();

  const originOf = (pointer: string) => tree.originOf(pointerTokens(pointer));
  const sources = new Map([document, ...overlays].map((source) => [source.file, source]));
  return {
    ...document,
    value: tree.value,
    references: undefined,
    originOf,
    keysAt(pointer) {
      const { file, pointer: written } = originOf(pointer);
      return sources.get(file)!.keysAt(written);
    },
    textAt(pointer) {
      const { file, pointer: written } = originOf(pointer);
      return sources.get(file)!.textAt(written);
    },
    writtenAt: () => undefined,
  };
}

function applyAction(action: Action, tree: OverlaidTree, diagnostics: Diagnostics): void {
  const { at, target, change } = action;
  const selected = target.select(tree.value);
  if (selected.length === 0) warnOfNothing(target, `${at}/target`, tree, diagnostics);
  else if (change.kind === "remove") removeAll(selected, action, tree, diagnostics);
  else if (hasOneKind(selected, action, diagnostics)) {
    const patch = patchOf(action, tree, diagnostics);
    const mismatches = selected.flatMap((place) => (patch ? merge(place, patch, tree) : []));
    for (const { message, patch: from, target: to } of mismatches)
      diagnostics.report("WF1009", pointerOf(from), message, {
        hint: "remove the existing value by an action before this one",
        related: [{ message: "the existing value", at: onPointer(pointerOf(to)) }],
      });
  }
}

/** What an action merges; `undefined` where it copies from no place, or from several. */
function patchOf(
  { at, change }: Action,
  tree: OverlaidTree,
  diagnostics: Diagnostics,
): Patch | undefined {
  const [file, pointer] = splitPointer(at);
  if (change.kind === "update")
    return { value: change.value, origin: { file, pointer: `${pointer}/update` } };
  const found = change.kind === "copy" ? change.from.select(tree.value) : [];
  const [first, ...more] = found;
  if (first !== undefined && more.length === 0)
    return { value: tree.copy(first.value), origin: tree.originOf(first.location) };
  if (change.kind === "copy" && first === undefined)
    warnOfNothing(change.from, `${at}/copy`, tree, diagnostics);
  else
    diagnostics.report("WF1009", `${at}/copy`, `\`copy\` selects ${found.length} places, not one`, {
      hint: "a path of plain names selects exactly one place",
    });
  return undefined;
}

/** From the last to the first, and inner values before outer ones: so no index changes before it is used. */
function removeAll(
  selected: readonly Selection[],
  { at }: Action,
  tree: OverlaidTree,
  diagnostics: Diagnostics,
): void {
  for (const { location } of selected.toSorted((a, b) => compareFromEnd(a.location, b.location)))
    if (location.length > 0) tree.remove(location);
    else
      diagnostics.report("WF1009", `${at}/target`, "the document itself can't be removed", {
        hint: "select a part of it",
      });
}

function compareFromEnd(a: Location, b: Location): number {
  for (const [depth, key] of a.entries()) {
    const other = b[depth];
    if (other === undefined) return -1;
    if (typeof key === "number" && typeof other === "number" && key !== other) return other - key;
    if (key !== other) return String(key) < String(other) ? 1 : -1;
  }
  return b.length - a.length;
}

/** @see https://spec.openapis.org/overlay/v1.1.0.html#action-object */
function hasOneKind(
  selected: readonly Selection[],
  { at }: Action,
  diagnostics: Diagnostics,
): boolean {
  const kinds = [...new Set(selected.map(({ value }) => kindOf(value)))].toSorted();
  if (kinds.length === 1) return true;
  const message = `the target selects places of several kinds: ${kinds.join(", ")}`;
  diagnostics.report("WF1009", `${at}/target`, message, { hint: "use one action for each kind" });
  return false;
}

/** The specification allows this. Mostly the document has changed, or a name is misspelt. */
function warnOfNothing(
  path: JsonPath,
  at: string,
  tree: OverlaidTree,
  diagnostics: Diagnostics,
): void {
  const { reached, wanted, names } = path.follow(tree.value);
  const meant = wanted === null ? undefined : didYouMean(wanted, names);
  const hint =
    meant ?? (reached === "$" ? undefined : `${reached} exists, the rest of the path doesn't`);
  diagnostics.report("WF1008", at, "this JSONPath selects nothing in the document", { hint });
}

function countErrors({ all }: Diagnostics): number {
  return all.filter(({ severity }) => severity === "error").length;
}

function pointerOf({ file, pointer }: Origin): string {
  return `${file}#${pointer}`;
}
