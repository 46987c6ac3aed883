import path from "node:path/posix";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { ImportExtension } from "../../4-plan/import-extension.js";
import type { Expression, Member, ModuleDraft, Signature, Statement, TypeNode } from "./draft.js";

/** What one module takes from another. */
export interface Import {
  readonly from: string;
  readonly values: readonly Specifier[];
  readonly types: readonly Specifier[];
}

/** `name`, or `name as alias`. */
export interface Specifier {
  readonly name: string;
  readonly alias: string | null;
}

const known = new WeakMap<ModuleDraft, readonly Import[]>();

/** Every import that a module's statements need, by path. */
export function importsOf(draft: ModuleDraft): readonly Import[] {
  const imports = known.get(draft) ?? findImports(draft);
  known.set(draft, imports);
  return imports;
}

function findImports(draft: ModuleDraft): readonly Import[] {
  const found = new Map<string, Record<"values" | "types", Map<string, Specifier>>>();
  const note = (symbol: Symbol, as: "values" | "types") => {
    if (symbol.file === draft.path) return;
    const entry = found.get(symbol.file) ?? { values: new Map(), types: new Map() };
    entry[as].set(symbol.name, { name: symbol.name, alias: symbol.alias ?? null });
    found.set(symbol.file, entry);
  };
  for (const statement of draft.statements) visitStatement(statement, note);
  return [...found]
    .map(([file, { values, types }]) => ({
      from: modulePath(draft.path, file),
      values: [...values.values()],
      types: [...types.values()].filter(({ name }) => !values.has(name)),
    }))
    .toSorted((a, b) => compareDepth(a.from, b.from));
}

/** The path of one module as another imports it. */
export function modulePath(from: string, to: string): string {
  const relative = path.relative(path.dirname(from), to);
  return `${relative.startsWith(".") ? relative : `./${relative}`}.js`;
}

/** The same in sources whose imports end otherwise. What isn't of this package stays as it is. */
export function withExtension(module: string, extension: ImportExtension): string {
  if (!module.startsWith(".")) return module;
  return module.replace(/\.js$/, extension === "none" ? "" : `.${extension}`);
}

/** What is further away first, then by name: the order that most import sorters keep. */
function compareDepth(a: string, b: string): number {
  const depth = (text: string) => text.split("../").length;
  return depth(b) - depth(a) || (a < b ? -1 : 1);
}

type Note = (symbol: Symbol, as: "values" | "types") => void;

function visitStatement(statement: Statement, note: Note): void {
  switch (statement.kind) {
    case "interface":
      if (statement.extends) visitType(statement.extends, note);
      for (const signature of statement.signatures ?? []) visitSignature(signature, note);
      visitMembers(statement.members, note);
      if (statement.index) visitType(statement.index, note);
      break;
    case "type":
      visitType(statement.type, note);
      break;
    case "const":
      if (statement.type) visitType(statement.type, note);
      visitExpression(statement.value, note);
      break;
    case "function":
      visitSignature(statement, note);
      visitExpression(statement.result, note);
      break;
    case "values":
    case "export":
      break;
  }
}

function visitSignature(signature: Omit<Signature, "name">, note: Note): void {
  for (const parameter of signature.typeParameters ?? []) {
    visitType(parameter.extends, note);
    visitType(parameter.default, note);
  }
  for (const { type } of signature.parameters) visitType(type, note);
  visitType(signature.returns, note);
}

function visitMembers(members: readonly Member[], note: Note): void {
  for (const { type } of members) visitType(type, note);
}

function visitType(type: TypeNode, note: Note): void {
  switch (type.kind) {
    case "symbol":
      note(type.symbol, "types");
      for (const argument of type.arguments) visitType(argument, note);
      break;
    case "global":
      for (const argument of type.arguments) visitType(argument, note);
      break;
    case "array":
      visitType(type.of, note);
      break;
    case "tuple":
      for (const item of type.items) visitType(item, note);
      if (type.rest) visitType(type.rest, note);
      break;
    case "object":
      visitMembers(type.members, note);
      if (type.index) visitType(type.index, note);
      break;
    case "union":
    case "intersection":
      for (const part of type.of) visitType(part, note);
      break;
    case "keyof":
      visitType(type.of, note);
      break;
    case "member":
      visitType(type.of, note);
      visitType(type.key, note);
      break;
    case "conditional":
      for (const part of [type.check, type.extends, type.yes, type.no]) visitType(part, note);
      break;
    default:
      break;
  }
}

function visitExpression(value: Expression, note: Note): void {
  switch (value.kind) {
    case "symbol":
      note(value.symbol, "values");
      break;
    case "call":
      visitExpression(value.callee, note);
      for (const argument of value.arguments) visitExpression(argument, note);
      break;
    case "object":
      for (const [, member] of value.members) visitExpression(member, note);
      break;
    case "array":
      for (const item of value.items) visitExpression(item, note);
      break;
    case "thunk":
      visitExpression(value.value, note);
      break;
    default:
      break;
  }
}
