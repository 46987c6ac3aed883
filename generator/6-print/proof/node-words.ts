/** The words of types and values. Each function adds them to a list. */
import type {
  FunctionParameter,
  Item,
  Literal,
  Member,
  Signature,
  TypeNode,
  TypeParameter,
} from "../../5-emit/seam/draft.js";
import { isShorthand } from "../shorthand.js";
import { isPlainKey } from "../text.js";
import { bigintWord, numberWord, templateWord, textWord } from "./scanner.js";

/** The words of a function after its name. */
export function addSignature(
  words: string[],
  { typeParameters = [], parameters, returns }: Omit<Signature, "name">,
): void {
  addTypeParameters(words, typeParameters);
  addParameters(words, parameters);
  addType(words, returns);
}

export function addTypeParameters(words: string[], parameters: readonly TypeParameter[]): void {
  for (const { name, extends: limit, default: initial } of parameters) {
    words.push(name);
    if (limit !== null) {
      words.push("extends");
      addType(words, limit);
    }
    addType(words, initial);
  }
}

function addParameters(words: string[], parameters: readonly FunctionParameter[]): void {
  for (const { name, type, default: initial } of parameters) {
    words.push(name);
    addType(words, type);
    if (initial !== null) addExpression(words, initial);
  }
}

export function addMembers(
  words: string[],
  members: readonly Member[],
  index: TypeNode | null,
): void {
  for (const { name, pattern, type } of members) {
    if (pattern === undefined) words.push(keyWord(name));
    else words.push("key", templateWord(pattern, "string"));
    addType(words, type);
  }
  if (index === null) return;
  words.push("key", "string");
  addType(words, index);
}

export function addType(words: string[], type: TypeNode): void {
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
    case "global":
      words.push(type.kind === "global" ? type.name : (type.symbol.alias ?? type.symbol.name));
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

export function addExpression(words: string[], value: Item): void {
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
        if (!isShorthand(member)) words.push(keyWord(member[0]));
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

export function literalWord(value: Literal): string {
  if (typeof value === "string") return textWord(value);
  return typeof value === "number" ? numberWord(value) : String(value);
}

/** A property name: a name if it needs no quotes, an index as a number. */
export function keyWord(name: string): string {
  if (isPlainKey(name)) return name;
  return /^(0|[1-9]\d{0,14})$/.test(name) ? numberWord(Number(name)) : textWord(name);
}
