/** The words that a draft has to become, in the order of its text. */
import type {
  FunctionParameter,
  Item,
  Literal,
  Member,
  ModuleDraft,
  Signature,
  Statement,
  TypeNode,
} from "../../5-emit/seam/draft.js";
import { modulePath, withExtension, type NamesFrom } from "../../5-emit/seam/imports.js";
import type { ImportExtension } from "../../4-plan/import-extension.js";
import { importsFor, listSpecifiers } from "../layout/import-layout.js";
import { isPlainKey } from "../text.js";
import { bigintWord, numberWord, templateWord, textWord } from "./scanner.js";

/** A statement's words; `what` names it in messages. */
export interface StatementWords {
  readonly what: string;
  readonly words: readonly string[];
}

/** The words of a module's sources, imports first. */
export function wordsOf(draft: ModuleDraft, extension: ImportExtension): readonly StatementWords[] {
  const imports = importsFor(draft, "ts").map((entry) => {
    const from = withExtension(entry.from, extension);
    return { what: `import ${from}`, words: ["import", ...specifierWords({ ...entry, from })] };
  });
  const statements = draft.statements.map((statement) => {
    const words: string[] = [];
    addStatement(words, statement, draft.path, extension);
    return { what: nameOf(statement), words };
  });
  return [...imports, ...statements];
}

function nameOf(statement: Statement): string {
  if (statement.kind === "export") return "export";
  return `${statement.kind === "values" ? "const" : statement.kind} ${statement.name}`;
}

function specifierWords({ from, values, types }: NamesFrom): readonly string[] {
  const { isType, specifiers } = listSpecifiers(values, types);
  const names = specifiers.flatMap(({ isType: marked, name, alias }) => [
    ...(marked ? ["type"] : []),
    // All of a module is a `*`, which is no word.
    ...(name === "*" ? [] : [name]),
    ...(alias === null ? [] : ["as", alias]),
  ]);
  return [...(isType ? ["type"] : []), ...names, "from", textWord(from)];
}

function addStatement(
  words: string[],
  statement: Statement,
  path: string,
  extension: ImportExtension,
): void {
  if (statement.kind !== "const" || statement.exported) words.push("export");
  switch (statement.kind) {
    case "interface": {
      words.push("interface", statement.name);
      if (statement.extends !== undefined) {
        words.push("extends");
        addType(words, statement.extends);
      }
      for (const signature of statement.signatures ?? []) {
        if (signature.name !== null) words.push(keyWord(signature.name));
        addSignature(words, signature);
      }
      addMembers(words, statement.members, statement.index);
      break;
    }
    case "type":
      words.push("type", statement.name);
      addType(words, statement.type);
      break;
    case "const":
      words.push("const", statement.name);
      if (statement.type !== null) addType(words, statement.type);
      addExpression(words, statement.value);
      break;
    case "values":
      words.push("const", statement.name);
      for (const { name, value } of statement.members)
        words.push(keyWord(name), literalWord(value));
      words.push("as", "const");
      break;
    case "function":
      if (statement.async === true) words.push("async");
      words.push("function", statement.name);
      addSignature(words, statement);
      words.push("return");
      addExpression(words, statement.result);
      break;
    case "export": {
      const plain = (names: readonly string[]) => names.map((name) => ({ name, alias: null }));
      const from = withExtension(modulePath(path, statement.from), extension);
      const entry = { from, values: plain(statement.values), types: plain(statement.types) };
      words.push(...specifierWords(entry));
    }
  }
}

function addSignature(
  words: string[],
  { typeParameters = [], parameters, returns }: Omit<Signature, "name">,
): void {
  for (const { name, extends: limit, default: initial } of typeParameters) {
    words.push(name, "extends");
    addType(words, limit);
    addType(words, initial);
  }
  addParameters(words, parameters);
  addType(words, returns);
}

function addParameters(words: string[], parameters: readonly FunctionParameter[]): void {
  for (const { name, type, default: initial } of parameters) {
    words.push(name);
    addType(words, type);
    if (initial !== null) addExpression(words, initial);
  }
}

function addMembers(words: string[], members: readonly Member[], index: TypeNode | null): void {
  for (const { name, pattern, type } of members) {
    if (pattern === undefined) words.push(keyWord(name));
    else words.push("key", templateWord(pattern, "string"));
    addType(words, type);
  }
  if (index === null) return;
  words.push("key", "string");
  addType(words, index);
}

function addType(words: string[], type: TypeNode): void {
  switch (type.kind) {
    case "keyword":
    case "open":
    case "parameter":
      words.push(type.name);
      break;
    case "literal":
      words.push(literalWord(type.value));
      break;
    case "bigint":
      words.push(bigintWord(type.digits));
      break;
    case "symbol":
      words.push(type.symbol.alias ?? type.symbol.name);
      for (const argument of type.arguments) addType(words, argument);
      break;
    case "global":
      words.push(type.name);
      for (const argument of type.arguments) addType(words, argument);
      break;
    case "array":
      addType(words, type.of);
      break;
    case "tuple":
      for (const item of type.items) addType(words, item);
      if (type.rest !== null) addType(words, type.rest);
      break;
    case "object":
      addMembers(words, type.members, type.index);
      break;
    case "union":
    case "intersection":
      for (const part of type.of) addType(words, part);
      break;
    case "keyof":
      words.push("keyof");
      addType(words, type.of);
      break;
    case "function":
      addParameters(words, type.parameters);
      addType(words, type.returns);
      break;
    case "typeof":
      words.push("typeof", type.of.alias ?? type.of.name);
      break;
    case "member":
      addType(words, type.of);
      addType(words, type.key);
      break;
    case "conditional":
      addType(words, type.check);
      words.push("extends");
      for (const part of [type.extends, type.yes, type.no]) addType(words, part);
      break;
    case "numeral":
      words.push(templateWord(["", ""], "number"));
      break;
    case "template":
      words.push(templateWord(type.texts, "string"));
  }
}

function addExpression(words: string[], value: Item): void {
  switch (value.kind) {
    case "literal":
      words.push(literalWord(value.value));
      break;
    case "undefined":
      words.push("undefined");
      break;
    case "symbol":
      words.push(value.symbol.alias ?? value.symbol.name);
      break;
    case "parameter":
      words.push(value.name);
      break;
    case "call":
      addExpression(words, value.callee);
      for (const item of value.arguments) addExpression(words, item);
      break;
    case "array":
      for (const item of value.items) addExpression(words, item);
      break;
    case "object":
      for (const member of value.members) {
        if ("kind" in member) {
          addExpression(words, member);
          continue;
        }
        words.push(keyWord(member[0]));
        addExpression(words, member[1]);
      }
      break;
    case "thunk":
    case "spread":
      addExpression(words, value.value);
      break;
    case "arrow":
    case "await":
    case "global":
    case "member":
    case "new":
    case "template":
      throw new Error(`${value.kind}: code that does something is parsed`);
  }
}

function literalWord(value: Literal): string {
  if (typeof value === "string") return textWord(value);
  return typeof value === "number" ? numberWord(value) : String(value);
}

/** A property name: bare where it can be, an index as a number. */
function keyWord(name: string): string {
  if (isPlainKey(name)) return name;
  return /^(0|[1-9]\d{0,14})$/.test(name) ? numberWord(Number(name)) : textWord(name);
}
