import type { RequestBody } from "../../model/body.js";
import { noDocs } from "../../model/merge-docs.js";
import type { Property, Shape } from "../../model/schema.js";
import type { ParameterGroup } from "./operation-plan.js";

/** The whole input of an operation as one shape: groups of parameters, and the body. */
export function inputShape(groups: readonly ParameterGroup[], body: RequestBody | null): Shape {
  const members = groups.map(({ part, parameters, whole }): Property => {
    if (whole) return property(part, parameters[0]!.shape);
    return property(part, objectOf(parameters.map(({ name, shape }) => property(name, shape))));
  });
  const contents = body?.contents.map(({ shape }) => shape) ?? [];
  const bodies: Shape = { kind: "union", variants: contents };
  return objectOf(contents.length === 0 ? members : [...members, property("body", bodies)]);
}

function objectOf(properties: readonly Property[]): Shape {
  return { kind: "object", properties, additional: "closed", requiredAnyOf: [] };
}

function property(name: string, shape: Shape): Property {
  return { name, required: false, shape, access: "both", docs: noDocs };
}
