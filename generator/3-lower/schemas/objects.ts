import { child, type Node } from "../../2-resolve/node.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { accessOf } from "../operations/access.js";
import type { ObjectShape, Property } from "../../model/schema.js";
import type { ShapeTable } from "../../model/shape-table.js";
import { conditionalMembers } from "./conditional-members.js";
import { docsOf } from "./docs.js";
import type { FreeNames } from "../../model/free-names.js";
import { lowerFreeNames } from "./free-names.js";
import type { Lowering } from "../lowering.js";
import { listedMembers, lowerNameRule, type NameRule, restrictNames } from "./name-rules.js";
import { undeclared } from "./required.js";
import { ignoresSiblings, isText } from "./siblings.js";

/** `properties`, `required` and the keywords for other members, of one Schema Object. */
export function lowerObject(node: Node, lowering: Lowering): ObjectShape {
  const written = lowering.read.mapping(node, "properties");
  // OpenAPI has no `$ref` in place of the whole mapping, but documents do.
  const properties = written && lowering.openapi.follow(written);
  const required = new Set(lowering.read.strings(node, "required"));
  const names = properties === undefined ? [] : lowering.openapi.keysOf(properties);
  const declared = names.map((name) =>
    lowerProperty(name, child(properties!, name)!, required.has(name), lowering),
  );
  const { free, isWhole } = lowerFreeNames(node, lowering);
  const isOpen = child(node, "additionalProperties") === undefined;
  const members = [
    ...declared,
    ...(isOpen ? conditionalMembers(node, new Set(names), lowering) : []),
  ];
  const rule = lowerNameRule(node, lowering);
  const object = withNames(members, [...required], free, rule, lowering.shapes);
  const unsupported = [
    ...(isWhole ? [] : ["patternProperties"]),
    ...(rule.isWhole ? [] : ["propertyNames"]),
  ];
  return unsupported.length === 0 ? object : { ...object, unsupported };
}

/** The object of these members, and of what is left to free names. */
function withNames(
  members: readonly Property[],
  required: readonly string[],
  free: FreeNames,
  rule: NameRule,
  table: ShapeTable,
): ObjectShape {
  const known = new Set(members.map(({ name }) => name));
  const mentioned = required.filter((name) => !known.has(name));
  if (rule.kind !== "listed") {
    const properties = [...members, ...mentioned.map((name) => undeclared(name, true))];
    const names = properties.map(({ name }) => name);
    const rest = rule.kind === "found" ? restrictNames(free, rule.sources, names, table) : free;
    return { kind: "object", properties, ...rest, requiredAnyOf: [] };
  }
  const names = rule.names.filter((name) => !known.has(name));
  const listed = listedMembers(names, free, (name, shape) => {
    return { ...undeclared(name, required.includes(name)), shape };
  });
  const allowed = members.filter(({ name }) => rule.names.includes(name));
  return {
    kind: "object",
    properties: [...allowed, ...listed],
    additional: "closed",
    ...(allowed.length === 0 && isUniform(listed) ? { isRecord: true } : {}),
    requiredAnyOf: [],
  };
}

/** Whether members differ in nothing but their names. */
function isUniform([first, ...others]: readonly Property[]): boolean {
  const isLike = ({ required, shape }: Property) =>
    required === first!.required && shape === first!.shape;
  return others.length > 0 && others.every(isLike);
}

function lowerProperty(
  name: string,
  schema: Node,
  required: boolean,
  lowering: Lowering,
): Property {
  return {
    [declaredAt]: schema.at,
    name,
    required,
    shape: lowering.schema(schema),
    access: accessOf(schema, lowering.openapi),
    // A named schema has its documentation where it is declared; here only siblings count.
    docs: docsOf(schema, counting(schema, lowering), name),
  };
}

/** Texts beside a `$ref` count, in OpenAPI 3.0 too. */
function counting(schema: Node, { openapi }: Lowering): Node {
  if (!ignoresSiblings(schema, openapi)) return schema;
  const texts = Object.entries(schema.value as object).filter(([key]) => isText(key));
  return { value: Object.fromEntries(texts), at: schema.at };
}
