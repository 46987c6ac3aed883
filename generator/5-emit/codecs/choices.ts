import type { ChoiceCodec, Codec, NamedCodec, VariantRule } from "../../4-plan/codecs/codec.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { array, call, literal, literals, named } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** A choice between codecs, by what decides it: a discriminator, rules or the value's form. */
export function choiceExpression(
  codec: ChoiceCodec,
  client: ClientPlan,
  inner: (codec: Codec) => Expression,
): Expression {
  const table = (byWord: readonly NamedCodec[]) =>
    named(byWord.map(([word, one]) => [word, inner(one)]));
  switch (codec.kind) {
    case "either":
      return call(client.runtime("encode/codecs/codec", "either"), ...codec.variants.map(inner));
    case "discriminated": {
      const { property, byWord, otherwise, beside } = codec;
      const data = [literal(property), table(byWord), ...beside.map(inner)];
      return otherwise === null
        ? call(client.runtime("encode/codecs/union", "discriminated"), ...data)
        : call(client.runtime("encode/codecs/union", "discriminatedOr"), inner(otherwise), ...data);
    }
    case "hinted": {
      const { property, byWord, beside } = codec;
      const hinted = client.runtime("encode/codecs/union", "hinted");
      return call(hinted, literal(property), table(byWord), ...beside.map(inner));
    }
    case "ruled": {
      const pairs = codec.variants.map(({ rule, codec }): Expression =>
        array([ruleExpression(rule), inner(codec)]),
      );
      return call(client.runtime("encode/codecs/rules", "ruled"), ...pairs);
    }
    case "union":
      return call(client.runtime("encode/codecs/union", "union"), ...codec.variants.map(inner));
  }
}

function ruleExpression(rule: VariantRule): Expression {
  if ("is" in rule) return literals(rule.is);
  if ("items" in rule) return { kind: "object", members: [["items", ruleExpression(rule.items)]] };
  const { has, fields } = rule;
  const names: Expression = literals(has);
  const table = named(fields.map(([name, field]) => [name, ruleExpression(field)]));
  return {
    kind: "object",
    members: [
      ...(has.length === 0 ? [] : [["has", names] as const]),
      ...(fields.length === 0 ? [] : [["fields", table] as const]),
    ],
  };
}
