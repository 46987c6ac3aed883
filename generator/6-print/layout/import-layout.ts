import type { ModuleDraft, Statement } from "../../5-emit/seam/draft.js";
import { isExported } from "../../5-emit/seam/exported-names.js";
import {
  importsOf,
  withNeeds,
  type Import,
  type NamesFrom,
  type Specifier,
} from "../../5-emit/seam/imports.js";
import type { Target } from "../target.js";
import { identifier, modulePath } from "../text.js";
import { compareTexts } from "../../host/text-order.js";
import { hardline, line, type Doc } from "./doc.js";
import { bracketed } from "./layout.js";

/** The imports of a module. Declarations have only types, so what only values need is left out. */
export function importsFor(draft: ModuleDraft, target: Target): readonly Import[] {
  const hasValues = draft.statements.some(({ kind }) => kind === "const" || kind === "function");
  return importsOf(target === "d.ts" && hasValues ? declarationsOf(draft) : draft);
}

export function layOutImport({ from, values, types }: NamesFrom, target: Target): Doc | null {
  const list = layOutSpecifiers(values, target === "js" ? [] : types);
  if (list === null) return null;
  return [`import ${list.keyword}`, list.doc, " from ", modulePath(from), ";", hardline];
}

function declarationsOf(draft: ModuleDraft): ModuleDraft {
  const statements = draft.statements.flatMap(asDeclaration);
  return withNeeds({ ...draft, statements });
}

function asDeclaration(statement: Statement): Statement[] {
  if (!isExported(statement)) return [];
  if (statement.kind === "const") return [{ ...statement, value: nothing }];
  if (statement.kind === "function") {
    const parameters = statement.parameters.map((parameter) =>
      parameter.default === null ? parameter : { ...parameter, default: nothing },
    );
    return [{ ...statement, parameters, result: nothing }];
  }
  return [statement];
}

const nothing = { kind: "literal", value: null } as const;

/** `import * as z`, which can't be joined with other names. */
function everything([value]: readonly Specifier[], [type]: readonly Specifier[]) {
  const all = value ?? type;
  if (all?.name !== "*" || all.alias === null) return null;
  return { keyword: value === undefined ? "type " : "", doc: `* as ${identifier(all.alias)}` };
}

export function layOutExport({ from, values, types }: NamesFrom, target: Target): Doc | null {
  const list = layOutSpecifiers(values, target === "js" ? [] : types);
  return list === null
    ? null
    : [`export ${list.keyword}`, list.doc, " from ", modulePath(from), ";"];
}

function layOutSpecifiers(values: readonly Specifier[], types: readonly Specifier[]) {
  if (values.length + types.length === 0) return null;
  const all = everything(values, types);
  if (all !== null) return all;
  const { isType, specifiers } = listSpecifiers(values, types);
  const keyword = isType ? "type " : "";
  const texts = specifiers.map(({ isType: isMarked, name, alias }) => {
    const renamed = alias === null ? "" : ` as ${identifier(alias)}`;
    return `${isMarked ? "type " : ""}${identifier(name)}${renamed}`;
  });
  if (texts.length === 1) return { keyword, doc: `{ ${texts[0]!} }` };
  return { keyword, doc: bracketed("{", texts, "}", { padding: line }) };
}

/** One of a list of imported or exported names. */
interface ListedSpecifier extends Specifier {
  /** Whether `type` is written before it. */
  readonly isType: boolean;
}

/** Sorted names. `isType`: all are types, so `type` is written once, before the list. */
export function listSpecifiers(
  values: readonly Specifier[],
  types: readonly Specifier[],
): { readonly isType: boolean; readonly specifiers: readonly ListedSpecifier[] } {
  const isType = values.length === 0;
  const specifiers: ListedSpecifier[] = [];
  for (const { name, alias } of values) specifiers.push({ name, alias, isType: false });
  for (const { name, alias } of types) specifiers.push({ name, alias, isType: !isType });
  if (specifiers.length > 1) specifiers.sort((a, b) => compareTexts(a.name, b.name));
  return { isType, specifiers };
}
