import type { JsonValue } from "../../generator/model/docs.js";
import { followed, isMapping, partsOf, type Mapping } from "./choices.js";

/** Its text shows which format a member has. */
const moment = new Date("2020-02-03T04:05:06Z");

/**
 * A value with all declared members of a schema, down to a depth, so that bytes show which variant
 * wrote it.
 */
export function exampleOf(schema: JsonValue | undefined, root: Mapping, depth = 0): unknown {
  const parts = partsOf(schema, root);
  const said = Object.assign({}, ...parts) as Mapping;
  if (said["const"] !== undefined) return said["const"];
  if (Array.isArray(said["enum"])) return said["enum"][0];
  const choice = parts.map((part) => part["oneOf"] ?? part["anyOf"]).find(Array.isArray);
  const properties = parts.flatMap(({ properties }) =>
    isMapping(properties) ? Object.entries(properties) : [],
  );
  if (properties.length > 0) {
    const members = properties.flatMap(([name, member]): [string, unknown][] => {
      if (depth > 2 || followed(member, root)["readOnly"] === true) return [];
      return [[name, exampleOf(member, root, depth + 1)]];
    });
    return Object.fromEntries(members);
  }
  if (choice !== undefined) return exampleOf(choice.find(isNoNull), root, depth + 1);
  return scalarOf(said, root, depth);
}

function isNoNull(value: JsonValue): boolean {
  return isMapping(value) && value["type"] !== "null";
}

function scalarOf({ type, format, items }: Mapping, root: Mapping, depth: number): unknown {
  switch ([type].flat().find((name) => name !== "null")) {
    case "integer":
      return format === "unix-time" ? moment : 1;
    case "number":
      return 1;
    case "boolean":
      return true;
    case "array":
      return depth > 2 ? [] : [exampleOf(items, root, depth + 1)];
    case "object":
      return {};
    default:
      return format === "date" || format === "date-time" ? moment : "x";
  }
}
