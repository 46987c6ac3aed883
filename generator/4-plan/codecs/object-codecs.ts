import type { ObjectShape } from "../../model/schema.js";
import type { Codec } from "./codec.js";
import type { Codecs } from "./codecs.js";

/**
 * The codec of an object: its declared members, the rule for undeclared ones, and the members that
 * it leaves out.
 * @param isLoose whether its type doesn't have exactly these members: then the table isn't checked
 * against it
 */
export function objectCodec(
  shape: ObjectShape,
  codecs: Codecs,
  { isLoose = false }: { readonly isLoose?: boolean } = {},
): Codec {
  const read = shape.properties.filter(({ access }) => access === "read");
  // If nothing is written, the type has the members that are read.
  const isEmpty = read.length > 0 && read.length === shape.properties.length;
  const base = writtenCodec(shape, codecs, isLoose || isEmpty);
  if (read.length === 0) return base;
  return codecs.add({ kind: "leavingOut", base, names: read.map(({ name }) => name) });
}

function writtenCodec(shape: ObjectShape, codecs: Codecs, isLoose: boolean): Codec {
  const { additional, patterns, properties } = shape;
  const [first] = properties;
  if (shape.isRecord === true && first?.access === "both") {
    const names = properties.map(({ name }) => name);
    return codecs.add({ kind: "record", names, values: codecs.of(first.shape) });
  }
  if (patterns === undefined) return tableCodec(shape, additional, codecs, isLoose);
  const others = restCodec(patterns.others, codecs);
  const found = patterns.of.map(({ source, shape }) => ({ source, codec: codecs.of(shape) }));
  const base = tableCodec(shape, patterns.others, codecs, isLoose);
  // A name that is written like any undeclared one needs no pattern.
  if (found.every(({ codec }) => codec === others)) return base;
  return codecs.add({ kind: "patterned", base, patterns: found });
}

function restCodec(additional: ObjectShape["additional"], codecs: Codecs): Codec | null {
  if (additional === "closed") return null;
  return additional === "open" ? codecs.simple("any") : codecs.of(additional);
}

function tableCodec(
  { properties }: ObjectShape,
  additional: ObjectShape["additional"],
  codecs: Codecs,
  isLoose: boolean,
): Codec {
  const written = properties.filter(({ access }) => access !== "read");
  const others = typeof additional === "string" ? additional : codecs.of(additional);
  if (written.length === 0 && !isLoose) {
    if (others === "open") return codecs.simple("anyObject");
    if (others !== "closed") return codecs.add({ kind: "map", values: others });
  }
  const members = written.map(({ name, shape }) => [name, codecs.of(shape)] as const);
  return codecs.add({ kind: "object", members, others, isLoose });
}
