import type { Member, TypeNode, TypeParameter } from "../../5-emit/seam/draft.js";
import { align, group, hardline, ifBreak, indent, join, line, softline, type Doc } from "./doc.js";
import { bracketed, docComment } from "./layout.js";
import { bigintLiteral, identifier, literalText, memberKey, templateText } from "../text.js";

export function layOutType(type: TypeNode): Doc {
  switch (type.kind) {
    case "keyword":
      return type.name;
    case "literal":
      return literalText(type.value);
    case "bigint":
      return bigintLiteral(type.digits);
    case "symbol":
      return named(identifier(type.symbol.alias ?? type.symbol.name), type.arguments);
    case "global":
      return named(type.name, type.arguments);
    case "array":
      return [inBrackets(type.of), "[]"];
    case "tuple":
      return layOutTuple(type);
    case "object":
      return layOutObject(type.members, type.index);
    case "union":
      return layOutUnion(type.of);
    case "intersection":
      return layOutIntersection(type.of);
    case "open":
      return `(${type.name} & {})`;
    case "keyof":
      return ["keyof ", parenthesized(type.of)];
    case "function":
      return layOutFunctionType(type);
    case "typeof":
      return ["typeof ", identifier(type.of.alias ?? type.of.name)];
    case "member":
      return [inBrackets(type.of), "[", layOutType(type.key), "]"];
    case "parameter":
      return identifier(type.name);
    case "conditional":
      return layOutConditional(type);
    case "numeral":
      return "`${number}`";
    case "template":
      return layOutTemplate(type.texts);
  }
}

/** Correct, but without layout: prettier formats modules with function types. */
function layOutFunctionType({ parameters, returns }: TypeNode & { kind: "function" }): Doc {
  const list = parameters.map(({ name, type, default: initial }) => [
    identifier(name),
    initial === null ? ": " : "?: ",
    layOutType(type),
    ", ",
  ]);
  return ["(", ...list, ") => ", layOutType(returns)];
}

function layOutTemplate(texts: readonly string[]): Doc {
  return ["`", join("${string}", texts.map(templateText)), "`"];
}

/** A type parameter with its constraint and its default. */
export function layOutTypeParameter(parameter: TypeParameter): Doc {
  const { name, extends: limit } = parameter;
  return group([
    identifier(name),
    limit === null ? "" : [" extends ", layOutType(limit)],
    " = ",
    layOutType(parameter.default),
  ]);
}

function layOutConditional(type: TypeNode & { kind: "conditional" }): Doc {
  const { check, yes, no } = type;
  const test = [layOutType(check), " extends ", layOutType(type.extends)];
  const branches = [line, "? ", layOutType(yes), line, ": ", layOutType(no)];
  return group([...test, indent(branches)]);
}

/** A member, with its comment above it. */
export function layOutMember({ name, pattern, optional, type, docs }: Member): Doc {
  if (pattern !== undefined)
    return [docComment(docs), "[key: ", layOutTemplate(pattern), "]: ", layOutType(type)];
  return [docComment(docs), memberKey(name), optional ? "?: " : ": ", layOutType(type)];
}

/** `[key: string]: T`, as the last member. */
export function layOutIndex(index: TypeNode): Doc {
  return ["[key: string]: ", layOutType(index)];
}

/**
 * The members of an interface, one on each line.
 * @param first call signatures, before the members
 */
export function layOutMembers(
  members: readonly Member[],
  index: TypeNode | null,
  first: readonly Doc[] = [],
): Doc {
  const all = [...first, ...members.map(layOutMember)];
  if (index !== null) all.push(layOutIndex(index));
  if (all.length === 0) return "{}";
  return ["{", indent(all.map((member) => [hardline, member, ";"])), hardline, "}"];
}

/** A union: on this line, else on the next one, else one member on each line. */
function layOutUnion(types: readonly TypeNode[]): Doc {
  return hugs(types) ? unionMembers(types) : group(indent([softline, unionMembers(types)]));
}

function unionMembers(types: readonly TypeNode[]): Doc {
  if (hugs(types)) return join(" | ", types.map(parenthesized));
  const printed = types.map((type) => align(2, parenthesized(type)));
  return group([ifBreak("| "), join([line, "| "], printed)]);
}

/** One object or name, with or without `null`: it isn't indented. */
function hugs(types: readonly TypeNode[]): boolean {
  const named = types.find(
    ({ kind }) => kind === "object" || kind === "symbol" || kind === "global",
  );
  const isNull = (type: TypeNode) => type.kind === "keyword" && type.name === "null";
  return named !== undefined && types.every((type) => type === named || isNull(type));
}

function layOutObject(members: readonly Member[], index: TypeNode | null): Doc {
  const items = members.map(layOutMember);
  if (index !== null) items.push(layOutIndex(index));
  const shouldBreak = members.some(({ docs }) => docs.length > 0);
  return bracketed("{", items, "}", { separator: ";", padding: line, shouldBreak });
}

function layOutTuple({ items, required, rest }: TypeNode & { kind: "tuple" }): Doc {
  const printed = items.map((item, index) =>
    index < required ? layOutType(item) : [inBrackets(item), "?"],
  );
  if (rest === null) return bracketed("[", printed, "]");
  return bracketed("[", [...printed, ["...", inBrackets(rest), "[]"]], "]", { noTrailing: true });
}

/** As prettier does: the braces of objects stay beside `&`, other types move to the next line. */
function layOutIntersection(types: readonly TypeNode[]): Doc {
  const parts: Doc[] = [];
  let wasIndented = false;
  types.forEach((type, i) => {
    const printed = parenthesized(type);
    if (i === 0) return void parts.push(printed);
    const isObject = type.kind === "object";
    const wasObject = types[i - 1]!.kind === "object";
    if (!isObject && !wasObject) return void parts.push(indent([" &", line, printed]));
    if (isObject !== wasObject && i > 1) wasIndented = true;
    parts.push(" & ", wasIndented ? indent(printed) : printed);
  });
  return group(parts);
}

function named(name: string, args: readonly TypeNode[]): Doc {
  if (args.length === 0) return name;
  const isShort = args.length === 1 && (args[0]!.kind === "keyword" || args[0]!.kind === "object");
  if (isShort) return [name, "<", layOutType(args[0]!), ">"];
  const printed = args.map((type) =>
    type.kind === "union" ? unionMembers(type.of) : layOutType(type),
  );
  return [name, group(["<", indent([softline, join([",", line], printed)]), softline, ">"])];
}

/** A type before `[]`, in parentheses if it needs them. */
function inBrackets(type: TypeNode): Doc {
  return parenthesized(type);
}

/** A type in a union or intersection, in parentheses if it needs them. */
function parenthesized(type: TypeNode): Doc {
  if (type.kind === "intersection" || type.kind === "function") return ["(", layOutType(type), ")"];
  if (type.kind !== "union") return layOutType(type);
  return ["(", group([indent([softline, unionMembers(type.of)]), softline]), ")"];
}
