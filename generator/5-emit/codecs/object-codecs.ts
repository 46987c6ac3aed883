import type { ObjectShape } from "../../model/schema.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { call, literal, named, pairs, value } from "../seam/build.js";
import { codecOf, codecSymbol } from "./codecs.js";
import type { Expression } from "../seam/draft.js";

/**
 * The codec of an object: its members by name, the names that it leaves free, and what it leaves out.
 * @param isLoose its type doesn't have just these members: then the table is not held against it
 */
export function objectCodec(shape: ObjectShape, client: ClientPlan, isLoose = false): Expression {
  const read = shape.properties.filter(({ access }) => access === "read");
  // Where nothing is written, the type has what is read.
  const isEmpty = read.length > 0 && read.length === shape.properties.length;
  const written = writtenCodec(shape, client, isLoose || isEmpty ? pairs : named);
  if (read.length === 0) return written;
  const names = read.map(({ name }) => literal(name));
  return call(client.runtime("encode/codecs/objects", "leavingOut"), written, ...names);
}

type Table = typeof named;

function writtenCodec(shape: ObjectShape, client: ClientPlan, table: Table): Expression {
  const { additional, patterns, properties } = shape;
  const [first] = properties;
  if (shape.isRecord === true && first?.access === "both") {
    const names = properties.map(({ name }) => literal(name));
    const codec = codecOf(first.shape, client);
    return call(
      client.runtime("encode/codecs/objects", "record"),
      { kind: "array", items: names },
      codec,
    );
  }
  if (patterns === undefined) return plainObjectCodec(shape, additional, client, table);
  const rest = restCodec(patterns.others, client);
  const found = patterns.of.map(({ source, shape }) => ({ source, codec: codecOf(shape, client) }));
  const isAny = found.every(({ codec }) => JSON.stringify(codec) === JSON.stringify(rest));
  const base = plainObjectCodec(shape, patterns.others, client, table);
  if (isAny) return base;
  return call(
    client.runtime("encode/codecs/objects", "patterned"),
    base,
    ...found.map(({ source, codec }): Expression => ({
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
  table: Table,
): Expression {
  const fields = properties.filter(({ access }) => access !== "read");
  const rest = typeof additional === "string" ? null : codecOf(additional, client);
  const isPlain = fields.length === 0 && table === named;
  if (isPlain && additional === "open") return value(codecSymbol(client, "anyObject"));
  if (isPlain && rest !== null) return call(codecSymbol(client, "map"), rest);
  const members = table(fields.map(({ name, shape }) => [name, codecOf(shape, client)]));
  if (additional === "open") return call(codecSymbol(client, "openObject"), members);
  return call(codecSymbol(client, "object"), members, ...(rest === null ? [] : [rest]));
}
