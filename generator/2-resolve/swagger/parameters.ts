import { plainText } from "../../1-load/plain-text.js";
import { child, isRecord, mappingOf, type Node } from "../node.js";
import { valueFields } from "./fields.js";
import { extensionsOf, membersOf, type Members, type Upgrade } from "./members.js";

/** A parameter of a path, query or header: what it says of its values moves into a schema. */
export function upgradeParameter(parameter: Node, upgrade: Upgrade): Node {
  if (!isRecord(parameter.value)) return parameter;
  const where = child(parameter, "in");
  if (typeof where?.value === "string" && !/^(path|query|header|cookie)$/.test(where.value)) {
    const message = `\`in: ${where.value}\` isn't supported`;
    const hint = "supported: path, query, header, formData and body";
    upgrade.diagnostics.report("WF3003", where.at, message, { hint });
  }
  return mappingOf(parameter.at, {
    ...membersOf(parameter, ["name", "in", "description", "required", "allowEmptyValue"]),
    ...listStyleOf(parameter, upgrade),
    // Some write a `schema` here, as in OpenAPI 3.
    schema:
      (child(parameter, "type") ? undefined : child(parameter, "schema")) ??
      valueSchemaOf(parameter),
  });
}

/** The schema of a parameter, form field or header. Extensions go with it: mostly they describe values. */
export function valueSchemaOf(parameter: Node): Node {
  const schema = mappingOf(parameter.at, {
    ...membersOf(parameter, valueFields),
    ...extensionsOf(parameter),
  });
  return fileAsBinary(schema);
}

/** `type: file` is a string of bytes now. */
export function fileAsBinary(schema: Node): Node {
  const type = child(schema, "type");
  if (type?.value !== "file") return schema;
  return mappingOf(schema.at, {
    ...membersOf(schema, ["title", "description", "externalDocs"]),
    ...extensionsOf(schema),
    type: { value: "string", at: type.at },
    format: { value: "binary", at: type.at },
  });
}

/**
 * `style` and `explode` by `collectionFormat`, for lists; for all else it has no meaning. Where OpenAPI 3 has
 * no such style (tabs, other delimiters than commas in paths and headers), `isCollectionFormat` admits it.
 */
export function listStyleOf(parameter: Node, upgrade: Upgrade): Members {
  if (child(parameter, "type")?.value !== "array") return {};
  const { read, diagnostics } = upgrade;
  const format = read.string(parameter, "collectionFormat") ?? "csv";
  const at = child(parameter, "collectionFormat")?.at ?? parameter.at;
  const where = plainText(child(parameter, "in")?.value);
  const formats = listFormats(where);
  const style = formats.get(format);
  if (style !== undefined)
    return {
      style: { value: style, at },
      explode: { value: format === "multi", at },
    };
  const message = `\`collectionFormat: ${format}\` isn't supported for \`in: ${where}\``;
  const hint = `supported: ${[...formats.keys()].join(", ")}`;
  diagnostics.report("WF3003", at, message, { hint });
  return {};
}

/** The styles that a `collectionFormat` may ask for at a place, by its name. */
export function listFormats(where: string): ReadonlyMap<string, string> {
  return where === "query" || where === "formData" ? formStyles : simpleStyles;
}

/** Whether a `style` is a `collectionFormat` of the text. */
export function isCollectionFormat(style: Node | undefined): boolean {
  return style !== undefined && style.at.endsWith("/collectionFormat");
}

const delimited = [
  ["ssv", "spaceDelimited"],
  ["tsv", "tabDelimited"],
  ["pipes", "pipeDelimited"],
] as const;

const formStyles: ReadonlyMap<string, string> = new Map([
  ["csv", "form"],
  ["multi", "form"],
  ...delimited,
]);

const simpleStyles: ReadonlyMap<string, string> = new Map([["csv", "simple"], ...delimited]);
