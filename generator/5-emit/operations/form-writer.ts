import { usualNotation, type ParserDialect } from "../../model/dialects.js";
import type { ArrayNotation, Nulls } from "../../model/parameter.js";
import type { FormWriter, MemberWriter, ParserNotation } from "../../4-plan/writers/writer.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeExport } from "../../4-plan/runtime-exports.js";
import { call, literal, named, trailing, value } from "../seam/build.js";
import { codecExpression } from "../codecs/codecs.js";
import type { Expression } from "../seam/draft.js";
import { arraysLiteral, styleArguments } from "./styles.js";

/** The writer of an urlencoded form, as a body or as a parameter. */
export function formExpression(writer: FormWriter, client: ClientPlan): Expression {
  const codec = codecExpression(writer.codec, client);
  switch (writer.kind) {
    case "parserForm": {
      const table = membersTable(writer.members, client);
      const options = parserArguments(writer.notation, [["encoding", table]], client);
      return call(client.runtime("encode/parsers/parser-form", "parserForm"), codec, ...options);
    }
    case "stripeForm": {
      const rest = trailing(notationArguments(writer, client));
      return call(client.runtime("encode/forms/stripe-form", "stripeForm"), codec, ...rest);
    }
    case "form": {
      const table = membersTable(writer.members, client);
      const rest = notationArguments(writer, client);
      const all = trailing([[table ?? named([]), table === null], ...rest]);
      return call(client.runtime("encode/forms/form", "form"), codec, ...all);
    }
  }
}

type Usual = readonly [argument: Expression, isUsual: boolean];

/** `arrays` and `nulls` as arguments, and whether they are the defaults. */
export function notationArguments(
  { arrays, nulls }: { readonly arrays: ArrayNotation; readonly nulls: Nulls },
  client: ClientPlan,
): readonly [arrays: Usual, nulls: Usual] {
  return [[arraysLiteral(arrays), arrays === usualNotation.arrays], nullsArgument(nulls, client)];
}

export function nullsArgument(nulls: Nulls, client: ClientPlan): Usual {
  return [
    value(client.runtime("encode/forms/nulls", `${nulls}Null`)),
    nulls === usualNotation.nulls,
  ];
}

/** A parser and how to write for it, with further `more` members if not null. */
export function parserArguments(
  { dialect, arrays, nulls }: ParserNotation,
  more: readonly (readonly [string, Expression | null])[],
  client: ClientPlan,
): readonly Expression[] {
  const [nullsValue, isUsual] = nullsArgument(nulls, client);
  const all: readonly (readonly [string, Expression | null])[] = [
    ["arrays", arrays && arraysLiteral(arrays)],
    ["nulls", isUsual ? null : nullsValue],
    ...more,
  ];
  const members = all.filter((member): member is [string, Expression] => member[1] !== null);
  const parser = value(client.runtime(...parsers[dialect]));
  return members.length === 0 ? [parser] : [parser, { kind: "object", members }];
}

const parsers: Readonly<Record<ParserDialect, RuntimeExport>> = {
  qs: ["encode/parsers/qs", "qs"],
  php: ["encode/parsers/php", "php"],
  rails: ["encode/parsers/rails", "rails"],
};

/** The members of a form with their own writers; `null` if there are none. */
function membersTable(
  members: readonly (readonly [string, MemberWriter])[],
  client: ClientPlan,
): Expression | null {
  const entries = members.map(([name, writer]): [string, Expression] => [
    name,
    memberExpression(writer, client),
  ]);
  return entries.length === 0 ? null : named(entries);
}

function memberExpression(writer: MemberWriter, client: ClientPlan): Expression {
  switch (writer.kind) {
    case "wholeJson":
      return value(client.runtime("encode/forms/form", "wholeJson"));
    case "content":
      return call(client.runtime("encode/forms/form", "contentType"), literal(writer.mediaType));
    case "style": {
      const [style, ...options] = styleArguments(writer.style, client);
      return call(client.runtime("encode/forms/form", "style"), value(style), ...options);
    }
  }
}
