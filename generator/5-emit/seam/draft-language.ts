/**
 * The language of drafts, as tables. Every draft of other authors is checked before anything reads
 * it, because emitters may be written in JavaScript, where no compiler checks the types of
 * `draft.ts`.
 */
import type { Expression, Spread, Statement, TypeNode } from "./draft.js";
import type { CustomDraft } from "./define-emitter.js";
import {
  absent,
  count,
  fields,
  flag,
  kinds,
  listOf,
  literal,
  oneOf,
  optional,
  orNull,
  text,
  word,
  type Check,
  type Kinds,
} from "./draft-check.js";
import { shown, type Refusal } from "../../diagnostics/refusal.js";

/** Why a draft isn't valid; `null` if it is. */
export function whyUnreadable(draft: unknown): Refusal | null {
  return isDraft(draft, "draft");
}

const texts = listOf(text);
const type: Check = (value, at) => isType(value, at);
const expression: Check = (value, at) => isExpression(value, at);
const statement: Check = (value, at) => isStatement(value, at);
const item: Check = (value, at) =>
  Object(value).kind === "spread" ? isSpread(value, at) : isExpression(value, at);
const isSpread = fields({ value: expression } satisfies Record<
  Exclude<keyof Spread, "kind">,
  Check
>);
const symbol = fields({ name: text, file: text });

const objectMember: Check = (value, at) => {
  if (!Array.isArray(value)) return item(value, at);
  return value.length === 2
    ? (text(value[0], `${at}[0]`) ?? expression(value[1], `${at}[1]`))
    : { why: `\`${at}\` is ${shown(value)}`, hint: "it has to be [name, value]" };
};

const member = fields({ name: text, optional: flag, type, docs: texts, pattern: optional(texts) });
const functionParameter = fields({ name: text, type, default: orNull(expression) });
const arrowParameter = fields({ name: text, type: orNull(type), default: orNull(expression) });
const typeParameters = optional(
  listOf(fields({ name: text, extends: orNull(type), default: type })),
);
const parameters = listOf(functionParameter);
const signature = fields({ name: orNull(text), typeParameters, parameters, returns: type });

const isType = kinds("a type", {
  keyword: {
    name: oneOf("string number bigint boolean null undefined unknown never".split(" ")),
  },
  literal: { value: literal },
  bigint: { digits: text },
  symbol: { symbol, arguments: listOf(type) },
  global: { name: word, arguments: listOf(type) },
  array: { of: type },
  tuple: { items: listOf(type), required: count, rest: orNull(type) },
  object: { members: listOf(member), index: orNull(type) },
  union: { of: listOf(type) },
  intersection: { of: listOf(type) },
  open: { name: oneOf(["string", "number", "bigint"]) },
  keyof: { of: type },
  function: { parameters, returns: type },
  typeof: { of: symbol },
  member: { of: type, key: type },
  parameter: { name: text },
  conditional: { check: type, extends: type, yes: type, no: type },
  numeral: {},
  template: { texts },
} satisfies Kinds<TypeNode>);

const isExpression = kinds("a value", {
  literal: { value: literal },
  undefined: {},
  symbol: { symbol },
  call: { callee: expression, arguments: listOf(item) },
  object: { members: listOf(objectMember) },
  array: { items: listOf(item) },
  thunk: { value: expression },
  parameter: { name: text },
  arrow: {
    async: flag,
    parameters: listOf(arrowParameter),
    returns: orNull(type),
    result: expression,
  },
  member: { of: expression, name: text },
  new: { callee: expression, arguments: listOf(item) },
  template: { texts, values: listOf(expression) },
  await: { value: expression },
  global: { name: word },
} satisfies Kinds<Expression>);

const isStatement = kinds("a statement", {
  interface: {
    name: text,
    docs: texts,
    typeParameters,
    extends: optional(type),
    signatures: optional(listOf(signature)),
    members: listOf(member),
    index: orNull(type),
  },
  type: { name: text, docs: texts, type },
  const: { name: text, docs: texts, exported: flag, type: orNull(type), value: expression },
  values: { name: text, members: listOf(fields({ name: text, value: literal, docs: texts })) },
  function: {
    name: text,
    async: optional(flag),
    exported: optional(flag),
    docs: texts,
    typeParameters,
    parameters,
    returns: type,
    result: expression,
  },
  export: { from: text, values: texts, types: texts },
} satisfies Kinds<Statement>);

const structure = fields({ kind: count });
const isDraft = kinds("a draft", {
  module: {
    path: text,
    header: texts,
    statements: listOf(statement),
    chunk: absent,
    constantsChunk: absent,
  },
  structures: { path: text, header: texts, statements: listOf(structure) },
  file: { path: text, text, format: oneOf(["json", "markdown", "text"]) },
} satisfies Kinds<CustomDraft>);
