import { type ChoiceKeyword, intersectionOf, unionOf } from "../../model/compose.js";
import { constrain, constraintsOf, variantsOf } from "../../model/constrain.js";
import type { Constraints } from "../../model/constraints.js";
import { child, isRecord, items, withoutKeyword, type Node } from "../../2-resolve/node.js";
import { narrowTuple } from "./arrays.js";
import type { ObjectShape, RequiredGroup, Shape } from "../../model/schema.js";
import { discriminate } from "../polymorphism/discriminators.js";
import { withoutAnnotations } from "./constraints.js";
import { joinEnums } from "./enums.js";
import { mergeScalars, withFormat } from "./formats.js";
import type { Lowering } from "../lowering.js";
import { completeRequired, undeclared } from "./required.js";
import { resolveShape } from "../../model/walk.js";

/** `oneOf` or `anyOf`. Branches that only say `required` are rules for the object beside them. */
export function lowerUnion(
  node: Node,
  keyword: ChoiceKeyword,
  constraints: Constraints,
  lowering: Lowering,
): Shape {
  const branches = items(lowering.read.list(node, keyword));
  const rest = restOf(withoutKeyword(node, "discriminator"), keyword);
  if (branches.every(isRequiredOnly) && branches.length > 0) {
    const shape = lowering.schema(rest);
    if (shape.kind === "object") {
      const groups = branches.map((branch) => lowering.read.strings(branch, "required"));
      return withGroups(shape, requiredGroups(groups, keyword));
    }
  }
  const lowered = branches.map((branch) => lowering.schema(branch));
  const join = (shapes: readonly Shape[]) =>
    anyOf(unionOf(shapes, lowering.shapes, keyword), keyword);
  const union = join(joinEnums(discriminate(node, branches, lowered, lowering), node, keyword));
  // Branches that only constrain leave the type to what stands beside them.
  if (union.kind === "unknown") return constrain(lowering.schema(rest), constraintsOf(union));
  if (!saysMore(rest)) return constrain(withFormat(union, rest, lowering), constraints);
  const beside = lowering.schema(rest);
  if (child(rest, "type") !== undefined || beside.kind !== "object")
    return intersectionOf([beside, union], lowering.shapes);
  // The keywords beside are only about objects: null stays null.
  const variants = union.kind === "union" ? variantsOf(union) : [union];
  const others = variants.filter((variant) => isNoObject(variant, lowering));
  const objects = variants.filter((variant) => !others.includes(variant));
  const both = intersectionOf([beside, join(objects)], lowering.shapes);
  return unionOf([both, ...others], lowering.shapes);
}

function anyOf(shape: Shape, keyword: ChoiceKeyword): Shape {
  return shape.kind === "union" && keyword === "anyOf" ? { ...shape, isAnyOf: true } : shape;
}

function isNoObject(shape: Shape, { schemas }: Lowering): boolean {
  const { kind } = resolveShape(shape, schemas);
  return !["unknown", "object", "union", "intersection"].includes(kind);
}

/** `allOf`, and the keywords beside it. */
export function lowerIntersection(node: Node, constraints: Constraints, lowering: Lowering): Shape {
  const branches = items(lowering.read.list(node, "allOf"));
  const parts = branches.map((part) => lowering.schema(part));
  const rest = restOf(node, "allOf");
  const isPart = saysMore(rest);
  const all = isPart ? [...parts, lowering.schema(rest)] : parts;
  const nodes = [...branches, rest];
  const combined = combineParts(all, nodes, lowering);
  return nodes.reduce(
    (shape, part) => narrowTuple(shape, part, lowering),
    isPart ? combined : constrain(combined, constraints),
  );
}

/**
 * The shape of values that fit all parts.
 * @param nodes what they are the shapes of, and what has none of its own
 */
export function combineParts(
  parts: readonly Shape[],
  nodes: readonly Node[],
  lowering: Lowering,
): Shape {
  const { schemas, shapes } = lowering;
  const formatted = parts.map((part) =>
    nodes.reduce((shape, node) => withFormat(shape, node, lowering), part),
  );
  const combined = intersectionOf(completeRequired(formatted, schemas), shapes);
  if (combined.kind !== "intersection") return combined;
  const scalar = mergeScalars(combined.parts, schemas);
  return scalar === undefined ? combined : constrain(scalar, constraintsOf(combined));
}

/** The schema without one keyword. */
function restOf(node: Node, keyword: string): Node {
  return withoutAnnotations(withoutKeyword(node, keyword));
}

/** Whether a branch says nothing but `required`. */
function isRequiredOnly(branch: Node): boolean {
  if (!isRecord(branch.value)) return false;
  const keys = Object.keys(branch.value).filter((key) => key !== "type" && key !== "title");
  return keys.length === 1 && Array.isArray(child(branch, "required")?.value);
}

/** Names that only a group mentions are properties too, of any type. */
function withGroups(shape: ObjectShape, groups: readonly RequiredGroup[]): ObjectShape {
  const known = new Set(shape.properties.map(({ name }) => name));
  const names = new Set(groups.flatMap(({ required }) => required));
  const added = [...names]
    .filter((name) => !known.has(name))
    .map((name) => undeclared(name, false));
  return { ...shape, properties: [...shape.properties, ...added], requiredAnyOf: groups };
}

/** Under `oneOf`, members that only other groups require must be absent. */
function requiredGroups(
  groups: readonly (readonly string[])[],
  keyword: "oneOf" | "anyOf",
): readonly RequiredGroup[] {
  const all = new Set(groups.flat());
  return groups.map((required) => ({
    required,
    absent: keyword === "anyOf" ? [] : [...all].filter((name) => !required.includes(name)),
  }));
}

/** Whether a schema says more than texts: anything that constrains values. */
function saysMore(node: Node): boolean {
  const keywords =
    /^(type|properties|(additional|unevaluated|pattern)Properties|propertyNames|required|items|prefixItems|enum|const|allOf|anyOf|oneOf|\$ref)$/;
  const keys = Object.keys(node.value as object).filter((key) => keywords.test(key));
  return keys.some((key) => key !== "type");
}
