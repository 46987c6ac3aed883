import type { IndexedSources } from "../anchors.js";
import { escapeToken } from "../../1-load/source.js";
import { child, type Node } from "../node.js";
import { targetOf } from "../targets.js";
import type { OpenApi, OpenApiVersion } from "../openapi.js";
import type { Code } from "../../diagnostics/codes.js";
import { Diagnostics, type Diagnostic, type Pointer } from "../../diagnostics/diagnostic.js";
import { splitPointer } from "../../diagnostics/locate.js";
import { circlesIn } from "./circles.js";
import type { ObjectRule } from "./rules.js";
import { object } from "./rule-builders.js";
import type { RuleError } from "./rule-errors.js";
import { specifications } from "./versions.js";
import { walk, type Visitor } from "./walk.js";

/** Something in a document that its version of OpenAPI doesn't allow. */
export interface StructuralError extends Omit<RuleError, "keys"> {
  readonly at: Pointer;
}

/** References to these need no visit: their targets are checked in their own places. */
const hasTable = /^#\/(components\/\w+|definitions|parameters|responses)\/[^/]*$/;

/**
 * Compares the document, after repairs, and what its `$ref`s lead to with the tables of its version.
 * @param known what the passes have found: one error, one diagnostic
 */
export function checkStructure(
  { sources, version, isSwagger }: OpenApi,
  known: readonly Diagnostic[],
): readonly Diagnostic[] {
  const errors = findErrors(sources, isSwagger ? "2.0" : version);
  return reportUnknown(errors, known);
}

function findErrors(
  sources: IndexedSources,
  version: OpenApiVersion | "2.0",
): readonly StructuralError[] {
  const specification = specifications[version];
  const errors: StructuralError[] = [];
  const followed = new Set<string>();
  const queue: { readonly text: string; readonly to: ObjectRule["of"]; readonly at: Pointer }[] =
    [];

  const visitorAt = (start: Node): Visitor => {
    // Repaired values keep the places that they have in the text.
    const pointerOf = (keys: readonly string[]) =>
      keys.reduce((node, key) => child(node, key) ?? missing(node, key), start).at;
    const [file] = splitPointer(start.at);
    return {
      error({ keys, ...error }) {
        errors.push({ ...error, at: pointerOf(keys) });
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
    // A `$ref` that leads nowhere is reported where it is resolved.
    if (!("error" in target)) walk(target.value, object(to), specification, visitorAt(target));
  }
  return [...errors, ...circlesOf(root)];
}

function circlesOf(root: Node): readonly StructuralError[] {
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

/** Reports the errors at whose places nothing was reported yet. */
function reportUnknown(
  errors: readonly StructuralError[],
  known: readonly Diagnostic[],
): readonly Diagnostic[] {
  const places = new Set<string>();
  for (const { code, at } of known)
    if (at?.kind === "pointer") places.add(`${isAboutStructure(code) ? "" : code}${at.pointer}`);
  const diagnostics = new Diagnostics();
  for (const { code, at, message, on, hint, reportedAs } of errors)
    if (!places.has(at) && !places.has(`${reportedAs}${at}`))
      diagnostics.report(code, at, message, { on, hint });
  return diagnostics.all;
}

/** Whether a diagnostic is about how the document is written; others are about what it means. */
function isAboutStructure(code: Code): boolean {
  return code.startsWith("WF2") || ["WF3003", "WF3004", "WF3013"].includes(code);
}
