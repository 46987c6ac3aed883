import type { Symbol } from "../../4-plan/names/claims.js";
import type { ImportExtension } from "../../4-plan/import-extension.js";
import type { ModuleDraft, StructuresDraft } from "./draft.js";
import { specifiersOf } from "./structures.js";
import { visitStatement } from "./visit.js";
import { compareTexts } from "../../host/text-order.js";

/** Names of one module, as an import or an export of them is written. */
export interface NamesFrom {
  /** A path from the module that says so, or a package. */
  readonly from: string;
  readonly values: readonly Specifier[];
  readonly types: readonly Specifier[];
}

/** What one module imports from another. */
export interface Import extends NamesFrom {
  /** The path in `src/` of that other; `null` of a package. */
  readonly module: string | null;
}

/** `name`, or `name as alias`. */
export interface Specifier {
  readonly name: string;
  readonly alias: string | null;
}

/**
 * What a module's statements need, computed once when it is drafted. The key is a symbol because
 * caches compare drafts as JSON, which leaves symbols out.
 */
export const needs: unique symbol = Symbol("needs");

export interface Needs {
  readonly imports: readonly Import[];
  readonly hasBehaviour: boolean;
}

/** A module, with its needs if they were computed. */
export type WithNeeds = ModuleDraft & { readonly [needs]?: Needs | undefined };

/** Every import that a module's statements need, sorted by path: packages first. */
export function importsOf(draft: WithNeeds): readonly Import[] {
  return findIn(draft).imports;
}

/** Whether a module has code with behaviour, which prettier itself formats. */
export function hasBehaviour(draft: WithNeeds): boolean {
  return findIn(draft).hasBehaviour;
}

/** The draft, with what it needs. */
export function withNeeds(draft: ModuleDraft): WithNeeds {
  return { ...draft, [needs]: visit(draft) };
}

function findIn(draft: WithNeeds): Needs {
  return draft[needs] ?? visit(draft);
}

/** The modules that a module imports or re-exports. */
export function importedBy(draft: ModuleDraft | StructuresDraft): readonly string[] {
  if (draft.kind === "structures") return specifiersOf(draft);
  const exported = draft.statements.flatMap((statement) =>
    statement.kind === "export" ? [modulePath(draft.path, statement.from)] : [],
  );
  return [...importsOf(draft).map(({ from }) => from), ...exported];
}

interface Found {
  readonly first: Symbol;
  readonly values: Map<string, Specifier>;
  readonly types: Map<string, Specifier>;
}

function visit(draft: ModuleDraft): Needs {
  const found = new Map<string, Found>();
  let code = false;
  const note = (symbol: Symbol, as: "values" | "types") => {
    if (symbol.file === draft.path) return;
    // A namespace import has a line of its own.
    const line = symbol.name === "*" ? `${symbol.file} *` : symbol.file;
    let entry = found.get(line);
    if (entry === undefined) {
      entry = { first: symbol, values: new Map(), types: new Map() };
      found.set(line, entry);
    }
    const alias = symbol.alias ?? null;
    // Many symbols are used again and again.
    if (entry[as].get(symbol.name)?.alias !== alias)
      entry[as].set(symbol.name, { name: symbol.name, alias });
  };
  const visitor = { symbol: note, behaviour: () => void (code = true) };
  for (const statement of draft.statements) visitStatement(statement, visitor);
  const imports = Array.from(found.values(), ({ first, values, types }) => {
    const module = first.isPackage === true ? null : first.file;
    return {
      from: module === null ? first.file : modulePath(draft.path, module),
      module,
      values: [...values.values()],
      types: [...types.values()].filter(({ name }) => !values.has(name)),
    };
  }).toSorted((a, b) => compareDepth(a.from, b.from));
  return { imports, hasBehaviour: code };
}

/** The path by which one module imports another. */
export function modulePath(from: string, to: string): string {
  // Only folders are compared: a file may have the same name as a folder beside it.
  let shared = 0;
  for (let at = 0; at < from.length && from[at] === to[at]; at++)
    if (from[at] === "/") shared = at + 1;
  const folders = from.slice(shared).split("/").length - 1;
  // A file outside the package leads up by itself.
  const up = folders === 0 && !to.startsWith("../") ? "./" : "../".repeat(folders);
  return `${up}${to.slice(shared)}.js`;
}

/**
 * The same for sources whose imports have another extension. Imports of other packages stay
 * unchanged.
 */
export function withExtension(module: string, extension: ImportExtension): string {
  if (!module.startsWith(".")) return module;
  return module.replace(/\.js$/, extension === "none" ? "" : `.${extension}`);
}

/** Farther modules first, then by name: the order that most import sorters keep. */
function compareDepth(a: string, b: string): number {
  const first = depthOf(a);
  const second = depthOf(b);
  return first === second ? compareTexts(a, b) : second > first ? 1 : -1;
}

/** How many folders up a path leads; a package is farthest. */
function depthOf(module: string): number {
  if (!module.startsWith(".")) return Infinity;
  let depth = 0;
  while (module.startsWith("../", depth * 3)) depth++;
  return depth;
}
