import type { Encodings, FormFormat } from "../../model/body.js";
import type { Notation } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import { isParser, isSettledBy, type ParserDialect } from "../../model/dialects.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeExport, RuntimeValue } from "../../4-plan/runtime-exports.js";
import { call, literal, named, trailing, value } from "../seam/build.js";
import { codecOf } from "../codecs/codecs.js";
import type { Expression } from "../seam/draft.js";
import { styleOptions, writerOf } from "./styles.js";

/** The writer of an urlencoded form, as a body or as a parameter. */
export function formWriter(
  shape: Shape,
  format: Omit<FormFormat, "kind">,
  client: ClientPlan,
): Expression {
  const codec = codecOf(shape, client);
  const { dialect, encodings } = format;
  if (isParser(dialect)) {
    const own = [...encodings].filter(([, encoding]) => !isSettledBy(dialect, encoding));
    const table = encodingTable(new Map(own), client);
    const options = parserArguments({ ...format, dialect }, [["encoding", table]], client);
    return call(client.runtime("encode/parsers/parser-form", "parserForm"), codec, ...options);
  }
  const rest = notationArguments(format, client);
  if (dialect === "stripe")
    return call(client.runtime("encode/forms/stripe-form", "stripeForm"), codec, ...trailing(rest));
  const table = encodingTable(encodings, client);
  return call(
    client.runtime("encode/forms/form", "form"),
    codec,
    ...trailing([[table ?? named([]), table === null], ...rest]),
  );
}

type Usual = readonly [argument: Expression, isUsual: boolean];

/** `arrays` and `nulls` as arguments, and whether they are the usual ones. */
export function notationArguments(
  { arrays, nulls }: Notation,
  client: ClientPlan,
): readonly [arrays: Usual, nulls: Usual] {
  return [
    [literal(arrays), arrays === "indices"],
    [value(client.runtime("encode/forms/nulls", `${nulls}Null`)), nulls === "empty"],
  ];
}

/** A parser and how it is written for; `more` members where they are not null. */
export function parserArguments(
  { dialect, arrays, nulls }: Notation & { readonly dialect: ParserDialect },
  more: readonly (readonly [string, Expression | null])[],
  client: ClientPlan,
): readonly Expression[] {
  const isUsual = arrays === "indices" || dialect === "rails";
  const all: readonly (readonly [string, Expression | null])[] = [
    ["arrays", isUsual ? null : literal(arrays)],
    ["nulls", nulls === "empty" ? null : value(client.runtime("encode/forms/nulls", "omitNull"))],
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

/** The explicit encodings of a form's properties; `null` where there are none. */
function encodingTable(encodings: Encodings, client: ClientPlan): Expression | null {
  const form = (name: RuntimeValue<"encode/forms/form">) =>
    client.runtime("encode/forms/form", name);
  const entries = [...encodings].map(([name, encoding]): [string, Expression] => {
    if (encoding.kind === "content") {
      const { mediaType, isWhole } = encoding;
      if (isWhole) return [name, value(form("wholeJson"))];
      return [name, call(form("contentType"), literal(mediaType))];
    }
    const writer = client.runtime(...writerOf(encoding.style, "query"));
    return [name, call(form("style"), value(writer), ...styleOptions(encoding, "query", client))];
  });
  return entries.length === 0 ? null : named(entries);
}
