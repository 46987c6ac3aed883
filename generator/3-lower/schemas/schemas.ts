import { child, isRecord, type Node } from "../../2-resolve/node.js";
import { referenceOf } from "../../2-resolve/targets.js";
import { declaredAt, described, titled } from "../../diagnostics/diagnostic.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { lowerArray, narrowTuple } from "./arrays.js";
import { docsOf, textAt } from "./docs.js";
import { lowerSubtypes, warnOfUnusedDiscriminator } from "../polymorphism/parents.js";
import { combineParts, lowerIntersection, lowerUnion } from "./combinations.js";
import { unionOf } from "../../model/compose.js";
import { constrain, noConstraints } from "../../model/constrain.js";
import { readAnnotations, readConstraints, withoutAnnotations } from "./constraints.js";
import { schemaNameOf, writtenName } from "./schema-names.js";
import { bindingOf, boundBy } from "./dynamic-scope.js";
import { lowerConstant, lowerEnum } from "./enums.js";
import { scalarShape } from "./formats.js";
import type { Lowering, SchemaRules } from "../lowering.js";
import { lowerObject } from "./objects.js";
import { typesOf } from "./schema-types.js";
import { configuredName } from "../operations/renaming.js";
import { followSchema } from "./schema-references.js";
import { constrainingSiblings, saysNull, withoutNull } from "./siblings.js";
import { isNothing } from "../checks/any-schema.js";
import { warnOfMistakes } from "../mistakes/mistakes.js";
import { warnOfUnsupported } from "../checks/unsupported-keywords.js";

/** How Schema Objects are lowered; the rules for their parts ask for parts of parts by `lowering.schema`. */
export const schemaRules: SchemaRules = { schema: lowerSchema, reference: lowerReference };

/** The shape of a Schema Object. A `$ref` becomes a reference to a named schema. */
function lowerSchema(node: Node | undefined, lowering: Lowering): Shape {
  if (node === undefined || node.value === true) return { kind: "unknown" };
  if (node.value === false) return { kind: "never" };
  if (!isRecord(node.value)) {
    lowering.diagnostics.report("WF2005", node.at, "a schema must be a mapping, or true or false");
    return { kind: "unknown" };
  }
  if (isNothing(node)) return { kind: "never" };
  warnOfUnsupported(node, lowering);
  warnOfMistakes(node, lowering);
  warnOfUnusedDiscriminator(node, lowering);
  const bound = boundBy(node, lowering);
  if (bound !== undefined) return lowering.schema(bound);
  if (referenceOf(node) === undefined)
    return annotated(
      node,
      nullable(node, withTexts(node, lowerOwn(node, lowering)), lowering),
      lowering,
    );

  const { target: end, scope } = followSchema(node, lowering);
  const target = scope.reference(end);
  const siblings = constrainingSiblings(node, lowering);
  // Beside a `$ref`, null is for the whole schema.
  if (siblings === undefined) return annotated(node, nullable(node, target, lowering), lowering);
  const rest = withoutAnnotations(withoutNull(siblings));
  const both = combineParts([target, lowering.schema(rest)], [rest], lowering);
  return annotated(node, nullable(node, narrowTuple(both, rest, lowering), lowering), lowering);
}

/** Lowers a schema that has a name of its own, once; its shape may refer to itself. */
function lowerReference(node: Node, lowering: Lowering): Shape {
  const { store, config } = lowering;
  const binding = bindingOf(node, lowering);
  const id: SchemaId = node.at + binding.map(({ at }) => `?${at}`).join("");
  const reference: Shape = { kind: "reference", to: id };
  if (!store.begin(id)) return reference;
  const work = lowering.inScope();
  const written = writtenName(node.at, lowering);
  const names = config.names?.schemas;
  const given = configuredName(written, names) ?? configuredName(schemaNameOf(node.at), names);
  try {
    const shape = work.schema(node);
    const name = [given ?? written, ...binding.map(({ name }) => name)].join(" ");
    const isConfigured = given !== undefined;
    const schema = { id, name, isConfigured, docs: docsOf(node, node, written) };
    const hasErrors = work.diagnostics.hasFailed;
    store.commit({ [declaredAt]: node.at, ...schema, shape }, hasErrors);
  } catch (error) {
    store.rollback(id);
    throw error;
  }
  if (id === node.at) lowerSubtypes(node, lowering);
  return reference;
}

/** The shape with the annotations of its schema. */
function annotated(node: Node, shape: Shape, lowering: Lowering): Shape {
  const annotations = readAnnotations(node);
  if (shape.kind === "enum" || shape.kind === "union")
    lowering.facts.given.ofEnum(node, shape, lowering);
  if (annotations !== noConstraints) lowering.facts.given.ofSchema(node, shape, lowering);
  return constrain(shape, annotations);
}

function withTexts(node: Node, shape: Shape): Shape {
  const title = textAt(node, "title");
  const description = textAt(node, "description");
  if (title === null && description === null) return shape;
  switch (shape.kind) {
    case "object":
    case "enum":
    case "intersection":
      return {
        ...shape,
        ...(title === null ? {} : { [titled]: title }),
        ...(description === null ? {} : { [described]: description }),
      };
    default:
      shape.kind satisfies
        | "unknown"
        | "never"
        | "null"
        | "boolean"
        | "string"
        | "integer"
        | "number"
        | "array"
        | "tuple"
        | "union"
        | "reference";
      return shape;
  }
}

function nullable(node: Node, shape: Shape, { openapi, shapes }: Lowering): Shape {
  return saysNull(node, openapi) ? unionOf([shape, { kind: "null" }], shapes) : shape;
}

function lowerOwn(node: Node, lowering: Lowering): Shape {
  const own = readConstraints(node, lowering);
  const constant = child(node, "const");
  if (constant !== undefined) return constrain(lowerConstant(node, constant, lowering), own);
  const enumeration = child(node, "enum");
  if (enumeration !== undefined) return constrain(lowerEnum(node, enumeration, lowering), own);
  if (child(node, "allOf")) return lowerIntersection(withoutNull(node), own, lowering);
  if (child(node, "oneOf")) return lowerUnion(withoutNull(node), "oneOf", own, lowering);
  if (child(node, "anyOf")) return lowerUnion(withoutNull(node), "anyOf", own, lowering);
  const types = typesOf(node).map((type) => constrain(lowerType(type, node, lowering), own));
  return unionOf(types, lowering.shapes);
}

function lowerType(type: string, node: Node, lowering: Lowering): Shape {
  switch (type) {
    case "string":
    case "integer":
    case "number":
      return scalarShape(type, node, lowering.config);
    case "boolean":
    case "null":
    case "unknown":
      return { kind: type };
    case "file":
      if (lowering.openapi.isSwagger) return { kind: "string", wire: "binary" };
      return unknownType(type, node, lowering);
    case "array":
      return lowerArray(node, lowering);
    case "object":
      return lowerObject(node, lowering);
    default:
      return unknownType(type, node, lowering);
  }
}

function unknownType(type: string, node: Node, { diagnostics }: Lowering): Shape {
  const message = `there is no type ${JSON.stringify(type)}`;
  const hint = "supported: string, number, integer, boolean, array, object and null";
  diagnostics.report("WF2005", `${node.at}/type`, message, { hint });
  return { kind: "unknown" };
}
