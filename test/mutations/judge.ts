/** The official JSON Schemas of OpenAPI: wireform must report whatever they refuse. */
import { createRequire } from "node:module";
import { Ajv2020 } from "ajv/dist/2020.js";
import Ajv04 from "ajv-draft-04";
import addFormats from "ajv-formats";

export type Version = "2.0" | "3.0" | "3.1" | "3.2";
export type Judge = (document: unknown) => boolean;

const require = createRequire(import.meta.url);
const judges = new Map<Version, Judge>();

/** The version in a document, if it is one of OpenAPI's. */
export function versionOf(document: unknown): Version | undefined {
  const { swagger, openapi } = document as { swagger?: unknown; openapi?: unknown };
  const said = String(openapi ?? swagger).slice(0, 3);
  return (["2.0", "3.0", "3.1", "3.2"] as const).find((version) => version === said);
}

/** Whether the official schema of a version accepts a document, its Schema Objects included. */
export function judgeOf(version: Version): Judge {
  const known = judges.get(version);
  if (known !== undefined) return known;
  const schema = schemaOf(version);
  const options = { strict: false, validateFormats: true, logger: false } as const;
  const ajv = Number(version) < 3.1 ? new Ajv04.default(options) : new Ajv2020(options);
  addFormats.default(ajv);
  ajv.addFormat("media-range", true);
  const validate = ajv.compile(schema);
  const judge: Judge = (document) => validate(document) === true;
  judges.set(version, judge);
  return judge;
}

interface OfficialSchema extends Record<string, unknown> {
  readonly $defs: Record<string, unknown>;
}

function schemaOf(version: Version): Record<string, unknown> {
  const file = `@seriousme/openapi-schema-validator/schemas/v${version}/schema.json`;
  const schema = require(file) as OfficialSchema;
  if (Number(version) < 3.1) return schema;
  // Since 3.1 it leaves Schema Objects to their dialect: JSON Schema 2020-12 and a vocabulary of
  // OpenAPI.
  return { ...schema, $defs: { ...schema.$defs, schema: schemaObject } };
}

const extensible = { patternProperties: { "^x-": true }, unevaluatedProperties: false };

const schemaObject = {
  $dynamicAnchor: "meta",
  allOf: [{ $ref: "https://json-schema.org/draft/2020-12/schema" }],
  properties: {
    discriminator: {
      ...extensible,
      type: "object",
      required: ["propertyName"],
      properties: {
        propertyName: { type: "string" },
        mapping: { $ref: "#/$defs/map-of-strings" },
        defaultMapping: { type: "string" },
      },
    },
    xml: {
      ...extensible,
      type: "object",
      properties: {
        name: { type: "string" },
        namespace: { type: "string", format: "uri" },
        prefix: { type: "string" },
        attribute: { type: "boolean" },
        wrapped: { type: "boolean" },
        nodeType: { enum: ["element", "attribute", "text", "cdata", "none"] },
      },
    },
    externalDocs: { $ref: "#/$defs/external-documentation" },
  },
};
