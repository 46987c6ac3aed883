import type { Operation } from "../../model/operation.js";
import type { Parameter, ParameterLocation } from "../../model/parameter.js";

/** The groups of an input: parameters by location, under the name that callers use. */
export interface Group {
  readonly part: "path" | "query" | "headers" | "cookies";
  readonly parameters: readonly Parameter[];
  readonly required: boolean;
  /** `in: querystring`: the only parameter is the group itself. */
  readonly whole: boolean;
}

const locations: readonly (readonly [Group["part"], ParameterLocation])[] = [
  ["path", "path"],
  ["query", "query"],
  ["query", "querystring"],
  ["headers", "header"],
  ["cookies", "cookie"],
];

export function groupsOf(operation: Operation): readonly Group[] {
  return locations.flatMap(([part, location]) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === location);
    const required = parameters.some((parameter) => parameter.required);
    const whole = location === "querystring";
    return parameters.length === 0 ? [] : [{ part, parameters, required, whole }];
  });
}
