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

/** In the order in which groups are written. */
const parts: Readonly<Record<ParameterLocation, Group["part"]>> = {
  path: "path",
  query: "query",
  querystring: "query",
  header: "headers",
  cookie: "cookies",
};

const locations = Object.keys(parts) as readonly ParameterLocation[];

export function groupsOf(operation: Operation): readonly Group[] {
  return locations.flatMap((location) => {
    const part = parts[location];
    const parameters = operation.parameters.filter((parameter) => parameter.in === location);
    const required = parameters.some((parameter) => parameter.required);
    const whole = location === "querystring";
    return parameters.length === 0 ? [] : [{ part, parameters, required, whole }];
  });
}
