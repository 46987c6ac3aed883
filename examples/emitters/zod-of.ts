/** From shapes to zod's code. A document's text is only in literals. */
import { text, type ObjectShape, type SchemaId, type Shape } from "wireform";

const { literalText, propertyKey, stringLiteral } = text;

/** @param nameOf the name of a schema's constant */
export function zodOf(shape: Shape, nameOf: (id: SchemaId) => string): string {
  return typeOfShape(shape, nameOf) + checksOf(shape);
}

function typeOfShape(shape: Shape, nameOf: (id: SchemaId) => string): string {
  const of = (one: Shape) => zodOf(one, nameOf);
  const list = (shapes: readonly Shape[]) => `[${shapes.map(of).join(", ")}]`;
  switch (shape.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "string":
    case "number":
      return `z.${shape.kind}()`;
    case "integer":
      return "z.number().int()";
    case "enum":
      return `z.literal([${shape.values.map(({ value }) => literalText(value)).join(", ")}])`;
    case "array":
      return `z.array(${of(shape.items)})`;
    case "tuple":
      return `z.tuple(${list(shape.prefix)}${shape.rest === null ? "" : `, ${of(shape.rest)}`})`;
    case "object":
      return objectOf(shape, of);
    case "union":
      return `z.union(${list(shape.variants)})`;
    case "intersection":
      return shape.parts.map(of).reduce((all, part) => `z.intersection(${all}, ${part})`);
    case "reference":
      // Schemas refer to each other in any order.
      return `z.lazy(() => ${nameOf(shape.to)})`;
  }
}

function objectOf({ properties, additional }: ObjectShape, of: (one: Shape) => string): string {
  const members = properties.map(({ name, required, shape }) => {
    const value = of(shape);
    return `${propertyKey(name)}: ${required ? value : `z.optional(${value})`}`;
  });
  const table = `{ ${members.join(", ")} }`;
  if (additional === "closed") return `z.strictObject(${table})`;
  if (additional === "open") return `z.looseObject(${table})`;
  return `z.object(${table}).catchall(${of(additional)})`;
}

/** Constraints of strings, numbers and arrays: zod has a method for each. */
function checksOf(shape: Shape): string {
  const { minLength, maxLength, pattern, minItems, maxItems, multipleOf } = shape;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = shape;
  const call = (method: string, limit: number | undefined) =>
    limit === undefined ? "" : `.${method}(${literalText(limit)})`;
  if (shape.kind === "string") {
    const regex = pattern === undefined ? "" : `.regex(new RegExp(${stringLiteral(pattern)}, "u"))`;
    return call("min", minLength) + call("max", maxLength) + regex;
  }
  if (shape.kind === "array") return call("min", minItems) + call("max", maxItems);
  if (shape.kind !== "integer" && shape.kind !== "number") return "";
  return (
    call("gte", minimum) +
    call("lte", maximum) +
    call("gt", exclusiveMinimum) +
    call("lt", exclusiveMaximum) +
    call("multipleOf", multipleOf)
  );
}
