/**
 * An emitter: JSON Schemas of everything that has a name, and a validator for each, from the
 * constraints of the model. It claims names, drafts tables and calls, and brings its own runtime.
 */
import {
  anyDirection,
  build,
  camelCase,
  defineEmitter,
  headerOf,
  schemaKey,
  type ClientPlan,
  type CustomDraft,
  type Expression,
  type NamedSchema,
} from "wireform";
import { jsonSchemaOf, type Json } from "./json-schema-of.js";

const validatorKey = ({ id }: NamedSchema) => `validator:${id}`;

export const jsonSchema = defineEmitter({
  name: "json-schema",
  version: "1",
  module: import.meta.url,
  // `import { jsonSchemas } from "my-api/json-schemas"`
  exports: ["json-schemas"],
  runtime: { validate: new URL("./validate.ts", import.meta.url).href },

  // `import { validatePet } from "my-api"`: names that share a scope with those of the document.
  declare(client, _, claim) {
    for (const schema of client.api.schemas.values()) {
      if (schema.isAlias === true) continue;
      claim({
        key: validatorKey(schema),
        // It has a file of its own, so it needs its own place.
        at: `${schema.id}/validator`,
        role: "validator",
        name: camelCase(`validate ${schema.name}`),
        kind: "value",
        origin: "suggested",
        suffix: "Schema",
        order: schema.name,
        home: { folder: "validators/" },
        inIndex: true,
      });
    }
  },

  *emit(plan) {
    for (const client of plan.clients) {
      yield schemasModule(client);
      for (const schema of client.api.schemas.values())
        if (client.has(validatorKey(schema))) yield validatorModule(schema, client);
    }
  },
});

const nameOf = (id: string, client: ClientPlan) =>
  client.symbol(schemaKey(id, anyDirection(id, client))).name;

const schemasSymbol = ({ folder }: ClientPlan) => ({
  name: "jsonSchemas",
  file: `${folder}json-schemas`,
});

function schemasModule(client: ClientPlan): CustomDraft {
  const definitions = Array.from(client.api.schemas, ([id, { shape }]): [string, Json] => [
    nameOf(id, client),
    jsonSchemaOf(shape, (to) => nameOf(to, client)),
  ]);
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  const table = { $schema, $defs: Object.fromEntries(definitions) };
  const { name, file } = schemasSymbol(client);
  const type = build.typeSymbol(client.runtimeOf("json-schema", "validate", "JsonSchemas"));
  return {
    kind: "module",
    path: file,
    header: headerOf(client.document),
    statements: [{ kind: "const", name, docs: [], exported: true, type, value: valueOf(table) }],
  };
}

function validatorModule(schema: NamedSchema, client: ClientPlan): CustomDraft {
  const { name, file } = client.symbol(validatorKey(schema));
  const validate = client.runtimeOf("json-schema", "validate", "validate");
  const problem = build.typeSymbol(client.runtimeOf("json-schema", "validate", "Problem"));
  const type = nameOf(schema.id, client);
  return {
    kind: "module",
    path: file,
    header: headerOf(client.document),
    statements: [
      {
        kind: "function",
        name,
        docs: [`What keeps a value from being a ${type}.`],
        parameters: [{ name: "value", type: build.keyword("unknown"), default: null }],
        returns: build.globalType("ReadonlyArray", problem),
        result: build.call(
          validate,
          build.value(schemasSymbol(client)),
          build.literal(type),
          build.parameter("value"),
        ),
      },
    ],
  };
}

/** JSON as an expression. */
function valueOf(json: Json): Expression {
  if (Array.isArray(json)) return { kind: "array", items: json.map((item: Json) => valueOf(item)) };
  if (typeof json !== "object" || json === null) return build.literal(json as string | null);
  const members = Object.entries(json).map(([name, value]): [string, Expression] => [
    name,
    valueOf(value),
  ]);
  return { kind: "object", members };
}
