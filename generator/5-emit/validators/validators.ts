import { directionsOf, type Direction } from "../../4-plan/directions.js";
import { camelCase } from "../../4-plan/names/names.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { NamedSchema } from "../../model/api.js";
import { compareTexts } from "../../host/text-order.js";
import { call, exportFrom, exportFromRuntime, literal, thunk, typeSymbol } from "../seam/build.js";
import { validatorChunk } from "../seam/chunks.js";
import type { Draft, Statement } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { schemaKey, validatorKey } from "../keys.js";
import {
  claimSchemaValues,
  schemasWithValues,
  type SchemaValue,
} from "../schemas/schema-values.js";
import { contractModule } from "./contract.js";
import { inputChecksModule } from "./input-checks.js";
import { ruleExpression } from "./rule-expression.js";

/**
 * `validators: true`: for each named schema a value that validates, `orderSchema` for `Order`, and
 * the module that exports all of them.
 */
export const validators: Emitter = {
  name: "validators",
  version: ownVersion,
  module: import.meta.url,

  reserves: ({ validators }) =>
    validators ? { files: ["validators", "validation", "checked", "rules"] } : {},

  declare(client, usages, claim) {
    if (!client.validators) return;
    claimSchemaValues(validatorValue, client, usages, claim);
  },

  *emit(plan) {
    for (const client of plan.clients) {
      if (!client.validators) continue;
      const modules = schemasWithValues(client).map((schema) => validatorModule(schema, client));
      yield* modules;
      yield contractModule(client);
      yield inputChecksModule(client);
      yield indexModule(modules, client);
    }
  },
};

const validatorValue: SchemaValue = {
  at: "validator",
  role: "validator",
  inputRole: "inputValidator",
  folder: "validators/",
  key: validatorKey,
  derive: (baseName) => camelCase(`${baseName} schema`),
  deriveInput: (baseName) => camelCase(`${baseName} input schema`),
};

/** What the subpath `./validators` exports. */
function indexModule(modules: readonly ValidatorModule[], client: ClientPlan): Draft {
  const schemas = modules.map(({ path, statements }) => {
    const names = statements.map(({ name }) => name);
    return exportFrom(path, names, []);
  });
  return {
    kind: "module",
    path: `${client.folder}validators`,
    header: headerOf(client.document),
    statements: [
      ...schemas.toSorted((a, b) => compareTexts(a.from, b.from)),
      exportFrom(`${client.folder}validation`, ["validation"], []),
      exportFrom(`${client.folder}checked`, ["checked", "checkedApi"], []),
      exportFromRuntime("validate/contract", [], ["InvalidAnswer", "ValidationOptions"]),
      exportFromRuntime("validate/rule", [], ["Issue"]),
      exportFromRuntime("validate/schema", ["ValidationError"], ["Schema"]),
    ],
  };
}

type ValidatorModule = ReturnType<typeof validatorModule>;

function validatorModule(schema: NamedSchema, client: ClientPlan) {
  const directions = directionsOf(client.usages.get(schema.id)!);
  return {
    kind: "module",
    path: client.symbol(validatorKey(schema.id, directions[0])).file,
    chunk: validatorChunk(client.folder),
    header: headerOf(client.document),
    statements: directions.map((direction) => statementOf(schema, direction, client)),
  } as const satisfies Draft;
}

function statementOf(schema: NamedSchema, direction: Direction, client: ClientPlan) {
  const type = client.symbol(schemaKey(schema.id, direction));
  return {
    kind: "const",
    name: client.symbol(validatorKey(schema.id, direction)).name,
    docs: [],
    exported: true,
    type: typeSymbol(client.runtime("validate/schema", "Schema"), typeSymbol(type)),
    value: call(
      client.runtime("validate/schema", "schema"),
      literal(type.name),
      thunk(ruleExpression(client.rules.of(schema.shape, direction), client)),
    ),
  } as const satisfies Statement;
}
