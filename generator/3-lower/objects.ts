import { child, isRecord, type Node } from "../2-resolve/node.js";
import { referenceOf } from "../2-resolve/references.js";
import { declaredAt } from "../diagnostics/diagnostic.js";
import type { ObjectShape, Property } from "./api.js";
import { unionOf } from "./combinations.js";
import { docsOf, noDocs } from "./docs.js";
import type { Lowering } from "./lowering.js";
import { lowerSchema } from "./schemas.js";

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
    additional: lowerAdditional(node, lowering),
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
    child(schema, keyword)?.value === true || child(target, keyword)?.value === true;
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
function lowerAdditional(node: Node, lowering: Lowering): ObjectShape["additional"] {
  const patterns = lowering.read.mapping(node, "patternProperties");
  const shapes = Object.keys((patterns?.value as object | undefined) ?? {}).map((pattern) =>
    lowerSchema(child(patterns!, pattern), lowering),
  );
  const additional = child(node, "additionalProperties") ?? child(node, "unevaluatedProperties");
  if (additional?.value === false) return shapes.length === 0 ? "closed" : unionOf(shapes);
  if (additional === undefined) return shapes.length === 0 ? "open" : { kind: "unknown" };
  if (additional.value !== true && !isRecord(additional.value)) {
    lowering.read.mapping(node, "additionalProperties");
    return "open";
  }
  return unionOf([...shapes, lowerSchema(additional, lowering)]);
}
