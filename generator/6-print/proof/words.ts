/** The words that the printed text of a draft has to contain, in their order. */
import type { ModuleDraft, Statement } from "../../5-emit/seam/draft.js";
import { isExported } from "../../5-emit/seam/exported-names.js";
import { modulePath, withExtension, type NamesFrom } from "../../5-emit/seam/imports.js";
import type { ImportExtension } from "../../4-plan/import-extension.js";
import { importsFor, listSpecifiers } from "../layout/import-layout.js";
import {
  addExpression,
  addMembers,
  addSignature,
  addType,
  addTypeParameters,
  keyWord,
  literalWord,
} from "./node-words.js";
import { textWord } from "./scanner.js";

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
    // The `*` of `import * as` is punctuation, not a word.
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
  if (isExported(statement)) words.push("export");
  switch (statement.kind) {
    case "interface": {
      words.push("interface", statement.name);
      addTypeParameters(words, statement.typeParameters ?? []);
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
