import { child, isRecord, type Node } from "../2-resolve/node.js";
import { referenceOf } from "../2-resolve/references.js";
import { declaredAt } from "../diagnostics/diagnostic.js";
import type { ObjectShape, Property, Shape } from "./api.js";
import { unionOf } from "./combinations.js";
import { docsOf, noDocs } from "./docs.js";
import type { Lowering } from "./lowering.js";
import { lowerSchema } from "./schemas.js";
import { ignoresSiblings } from "./siblings.js";

/** `properties`, `required` and `additionalProperties` of one Schema Object. */
export function lowerObject(node: Node, lowering: Lowering): ObjectShape {
  const written = lowering.read.mapping(node, "properties");
  // OpenAPI has no `$ref` in place of the whole mapping, but documents do.
  const properties = written && lowering.openapi.follow(written);
  const required = new Set(lowering.read.strings(node, "required"));
  const names = properties === undefined ? [] : lowering.openapi.keysOf(properties);
  const declared = names.map((name) =>
    lowerProperty(name, child(properties!, name)!, required.has(name), lowering),
  );
  const mentioned = [...required].filter((name) => !names.includes(name));
  return {
    kind: "object",
    properties: [...declared, ...mentioned.map((name) => undeclared(name, true))],
    ...lowerFreeNames(node, lowering),
    requiredAnyOf: [],
  };
}

/** Whether a property is a name that is only required. */
export function isUndeclared({ shape, docs }: Property): boolean {
  return shape.kind === "unknown" && docs === noDocs;
}

/** A name that is declared nowhere here: in an `allOf`, another part may declare it. */
export function undeclared(name: string, required: boolean): Property {
  return { name, required, shape: { kind: "unknown" }, access: "both", docs: noDocs };
}

function lowerProperty(
  name: string,
  schema: Node,
  required: boolean,
  lowering: Lowering,
): Property {
  const target = lowering.openapi.follow(schema);
  const flag = (keyword: string) =>
    (!ignoresSiblings(schema, lowering) && child(schema, keyword)?.value === true) ||
    child(target, keyword)?.value === true;
  return {
    [declaredAt]: schema.at,
    name,
    required,
    shape: lowerSchema(schema, lowering),
    access: flag("readOnly") ? "read" : flag("writeOnly") ? "write" : "both",
    // A named schema tells about itself where it is declared; only siblings belong here.
    docs: docsOf(schema, referenceOf(schema) === undefined ? schema : { value: {}, at: schema.at }),
  };
}

/** `additionalProperties` and `patternProperties`: a type has one rule for all free names. */
function lowerFreeNames(
  node: Node,
  lowering: Lowering,
): Pick<ObjectShape, "additional" | "patterns"> {
  const others = lowerAdditional(node, lowering);
  const written = lowering.read.mapping(node, "patternProperties");
  const sources = written === undefined ? [] : lowering.openapi.keysOf(written);
  const of = sources.map((source) => {
    const schema = child(written!, source)!;
    return {
      source,
      shape: lowerSchema(schema, lowering),
      isReadable: isReadable(schema, source, lowering),
    };
  });
  if (of.length === 0) return { additional: others };
  const shapes = of.map(({ shape }) => shape);
  const rest = typeof others === "string" ? [] : [others];
  const additional: Shape = others === "open" ? { kind: "unknown" } : unionOf([...shapes, ...rest]);
  // With a pattern that can't be read, any name might be one of its.
  const patterns = of.every((pattern) => pattern.isReadable)
    ? { of: of.map(({ source, shape }) => ({ source, shape })), others }
    : undefined;
  return { additional, patterns };
}

/** JSON Schema asks for ECMA-262's regular expressions; documents have others too. */
function isReadable(schema: Node, source: string, { diagnostics }: Lowering): boolean {
  try {
    return new RegExp(source, "u") instanceof RegExp;
  } catch {
    const message = `${JSON.stringify(source)} is no regular expression of ECMA-262: names aren't checked`;
    diagnostics.report("WF3010", schema.at, message, { on: "key" });
    return false;
  }
}

function lowerAdditional(node: Node, lowering: Lowering): ObjectShape["additional"] {
  const additional = child(node, "additionalProperties") ?? child(node, "unevaluatedProperties");
  if (additional?.value === false) return "closed";
  if (additional === undefined) return "open";
  if (additional.value === true || isRecord(additional.value))
    return lowerSchema(additional, lowering);
  lowering.read.mapping(node, "additionalProperties");
  return "open";
}
