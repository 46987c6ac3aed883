import type { Parameter, ParameterLocation } from "../../model/parameter.js";
import type { ParameterGroup } from "./operation-plan.js";

const locations: readonly (readonly [ParameterGroup["part"], ParameterLocation])[] = [
  ["path", "path"],
  ["query", "query"],
  ["query", "querystring"],
  ["headers", "header"],
  ["cookies", "cookie"],
];

/** Of an operation's parameters, or of those that the client gives. */
export function groupsOf(all: readonly Parameter[]): readonly ParameterGroup[] {
  return locations.flatMap(([part, location]) => {
    const parameters = all.filter((parameter) => parameter.in === location);
    const required = parameters.some((parameter) => parameter.required);
    const whole = location === "querystring";
    return parameters.length === 0 ? [] : [{ part, parameters, required, whole }];
  });
}
