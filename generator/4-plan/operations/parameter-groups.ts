import type { Operation } from "../../model/operation.js";
import type { ParameterLocation } from "../../model/parameter.js";
import type { ParameterGroup } from "./operation-plan.js";

/** In the order in which groups are written. */
const parts: Readonly<Record<ParameterLocation, ParameterGroup["part"]>> = {
  path: "path",
  query: "query",
  querystring: "query",
  header: "headers",
  cookie: "cookies",
};

const locations = Object.keys(parts) as readonly ParameterLocation[];

export function groupsOf(operation: Operation): readonly ParameterGroup[] {
  return locations.flatMap((location) => {
    const part = parts[location];
    const parameters = operation.parameters.filter((parameter) => parameter.in === location);
    const required = parameters.some((parameter) => parameter.required);
    const whole = location === "querystring";
    return parameters.length === 0 ? [] : [{ part, parameters, required, whole }];
  });
}
