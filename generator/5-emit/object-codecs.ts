import type { ObjectShape } from "../3-lower/api.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { call, literal, named, value } from "./build.js";
import { codecOf, codecSymbol } from "./codecs.js";
import type { Expression } from "./draft.js";

/** The codec of an object: its members by name, and the names that it leaves free. */
export function objectCodec(shape: ObjectShape, client: ClientPlan): Expression {
  const { additional, patterns } = shape;
  if (patterns === undefined) return plainObjectCodec(shape, additional, client);
  const rest = restCodec(patterns.others, client);
  const pairs = patterns.of.map(({ source, shape }) => ({ source, codec: codecOf(shape, client) }));
  const isAny = pairs.every(({ codec }) => JSON.stringify(codec) === JSON.stringify(rest));
  const [first] = patterns.of;
  // A pattern that finds any name leaves none to others.
  const isEvery =
    first !== undefined && first.source !== "^$" && /^\^?(\.\*)?\$?$/.test(first.source);
  if (isEvery) return plainObjectCodec(shape, first.shape, client);
  const base = plainObjectCodec(shape, patterns.others, client);
  if (isAny) return base;
  return call(
    client.runtime("patterns", "patterned"),
    base,
    ...pairs.map(({ source, codec }): Expression => ({
      kind: "array",
      items: [literal(source), codec],
    })),
  );
}

function restCodec(additional: ObjectShape["additional"], client: ClientPlan): Expression | null {
  if (additional === "closed") return null;
  return additional === "open" ? value(codecSymbol(client, "any")) : codecOf(additional, client);
}

function plainObjectCodec(
  { properties }: ObjectShape,
  additional: ObjectShape["additional"],
  client: ClientPlan,
): Expression {
  const fields = properties.filter(({ access }) => access !== "read");
  const rest = typeof additional === "string" ? null : codecOf(additional, client);
  if (fields.length === 0 && additional === "open") return value(codecSymbol(client, "anyObject"));
  if (fields.length === 0 && rest !== null) return call(codecSymbol(client, "map"), rest);
  const table = named(fields.map(({ name, shape }) => [name, codecOf(shape, client)]));
  if (additional === "open") return call(codecSymbol(client, "openObject"), table);
  return call(codecSymbol(client, "object"), table, ...(rest === null ? [] : [rest]));
}
