import type { Parameter, ParameterLocation } from "../../model/parameter.js";
import type { ParameterGroup } from "./operation-plan.js";

/** The part of an input that parameters of a location are in; in the order in which groups are written. */
export const partOf: Readonly<Record<ParameterLocation, ParameterGroup["part"]>> = {
  path: "path",
  query: "query",
  querystring: "query",
  header: "headers",
  cookie: "cookies",
};

const locations = Object.keys(partOf) as readonly ParameterLocation[];

/** Of an operation's parameters, or of those that the client gives. */
export function groupsOf(all: readonly Parameter[]): readonly ParameterGroup[] {
  return locations.flatMap((location) => {
    const part = partOf[location];
    const parameters = all.filter((parameter) => parameter.in === location);
    const required = parameters.some((parameter) => parameter.required);
    const whole = location === "querystring";
    return parameters.length === 0 ? [] : [{ part, parameters, required, whole }];
  });
}
