import type { Operation } from "../../model/operation.js";
import type { ParameterLocation } from "../../model/parameter.js";
import type { ParameterGroup } from "./operation-plan.js";

const locations: readonly (readonly [ParameterGroup["part"], ParameterLocation])[] = [
  ["path", "path"],
  ["query", "query"],
  ["query", "querystring"],
  ["headers", "header"],
  ["cookies", "cookie"],
];

export function groupsOf(operation: Operation): readonly ParameterGroup[] {
  return locations.flatMap(([part, location]) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === location);
    const required = parameters.some((parameter) => parameter.required);
    const whole = location === "querystring";
    return parameters.length === 0 ? [] : [{ part, parameters, required, whole }];
  });
}
