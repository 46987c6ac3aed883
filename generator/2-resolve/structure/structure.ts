import type { IndexedSources } from "../anchors.js";
import { escapeToken } from "../../1-load/source.js";
import { child, type Node } from "../node.js";
import { targetOf } from "../references.js";
import type { OpenApiVersion } from "../openapi.js";
import type { Code } from "../../diagnostics/codes.js";
import type { Diagnostics, Pointer } from "../../diagnostics/diagnostic.js";
import { splitPointer } from "../../diagnostics/locate.js";
import { circlesIn } from "./circles.js";
import { object, type ObjectRule } from "./rules.js";
import { specifications } from "./versions.js";
import { walk, type Fault, type Visitor } from "./walk.js";

/** What in a document isn't as its version of OpenAPI asks. */
export interface StructuralFault extends Omit<Fault, "keys"> {
  readonly at: Pointer;
}

/** What these lead to is looked at where it stands. */
const hasTable = /^#\/(components\/\w+|definitions|parameters|responses)\/[^/]*$/;

/**
 * Holds the document, with the habits of other versions mended, and what its `$ref`s lead to against the
 * tables of its version.
 */
export function checkStructure(
  sources: IndexedSources,
  version: OpenApiVersion | "2.0",
): readonly StructuralFault[] {
  const specification = specifications[version];
  const faults: StructuralFault[] = [];
  const followed = new Set<string>();
  const queue: { readonly text: string; readonly to: ObjectRule["of"]; readonly at: Pointer }[] =
    [];

  const visitorAt = (start: Node): Visitor => {
    // What was mended has the places that it has in the text.
    const pointerOf = (keys: readonly string[]) =>
      keys.reduce((node, key) => child(node, key) ?? missing(node, key), start).at;
    const [file] = splitPointer(start.at);
    return {
      fault({ keys, ...fault }) {
        faults.push({ ...fault, at: pointerOf(keys) });
      },
      reference(text, to, keys) {
        if (hasTable.test(text) && file === sources.entry.file) return;
        const key = `${typeof to === "string" ? to : to.name} ${file} ${text}`;
        if (followed.has(key)) return;
        followed.add(key);
        queue.push({ text, to, at: pointerOf(keys.slice(0, -1)) });
      },
    };
  };

  const root: Node = { value: sources.entry.value, at: `${sources.entry.file}#` };
  walk(root.value, object("document"), specification, visitorAt(root));
  for (const { text, to, at } of queue) {
    const target = targetOf(text, at, sources);
    // That a `$ref` leads nowhere is told where it is resolved.
    if (!("fault" in target)) walk(target.value, object(to), specification, visitorAt(target));
  }
  return [...faults, ...circlesOf(root)];
}

function circlesOf(root: Node): readonly StructuralFault[] {
  const components = child(root, "components");
  const schemas = components && child(components, "schemas");
  const definitions = child(root, "definitions");
  return [
    ...(schemas === undefined ? [] : circlesIn(schemas, "#/components/schemas/")),
    ...(definitions === undefined ? [] : circlesIn(definitions, "#/definitions/")),
  ];
}

function missing({ at }: Node, key: string): Node {
  return { value: undefined, at: `${at}/${escapeToken(key)}` };
}

/** Tells of the faults of whose places nothing was said yet: one fault, one diagnostic. */
export function tellUntold(faults: readonly StructuralFault[], diagnostics: Diagnostics): void {
  const told = new Set<string>();
  for (const { code, at } of diagnostics.all)
    if (at?.kind === "pointer") told.add(`${isAboutStructure(code) ? "" : code}${at.pointer}`);
  const untold = faults.filter(({ at, toldAs }) => !told.has(at) && !told.has(`${toldAs}${at}`));
  for (const { code, at, message, on, hint } of untold)
    diagnostics.report(code, at, message, { on, hint });
}

/** Whether a diagnostic is about how the document is written; others are about what it means. */
function isAboutStructure(code: Code): boolean {
  return code.startsWith("WF2") || ["WF3003", "WF3004", "WF3013"].includes(code);
}
