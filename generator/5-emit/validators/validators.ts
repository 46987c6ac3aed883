import { anyDirection, directionsOf, type Direction } from "../../4-plan/directions.js";
import { camelCase } from "../../4-plan/names/names.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { NamedSchema } from "../../model/api.js";
import { compareTexts } from "../../host/text-order.js";
import { call, exportFrom, exportFromRuntime, literal, typeSymbol } from "../seam/build.js";
import { validatorChunk } from "../seam/chunks.js";
import type { Draft, Statement } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { orderBesideType, schemaKey, validatorKey } from "../keys.js";
import { contractModule } from "./contract.js";
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
    validators ? { files: ["validators", "validation", "rules"] } : {},

  declare(client, usages, claim) {
    if (!client.validators) return;
    for (const schema of schemasOf(client)) {
      const [main, ...rest] = directionsOf(usages.get(schema.id)!);
      const mainKey = validatorKey(schema.id, main!);
      const shared = {
        at: `${schema.id}/validator`,
        kind: "value",
        origin: "suggested",
        suffix: "Schema",
        order: orderBesideType(schema),
      } as const;
      const nameFor = (suffix: string) => {
        const derive = (baseName: string) => camelCase(`${baseName} ${suffix}`);
        const baseName = { of: schemaKey(schema.id, main!), derive };
        return { name: derive(schema.name), baseName };
      };
      const home = { folder: "validators/" };
      claim({ key: mainKey, role: "validator", home, ...nameFor("schema"), ...shared });
      for (const direction of rest)
        claim({
          key: validatorKey(schema.id, direction),
          role: "inputValidator",
          home: { fileOf: mainKey },
          ...nameFor("input schema"),
          ...shared,
        });
    }
  },

  *emit(plan) {
    for (const client of plan.clients) {
      if (!client.validators) continue;
      const modules = schemasOf(client).map((schema) => validatorModule(schema, client));
      yield* modules;
      yield contractModule(client);
      yield indexModule(modules, client);
    }
  },
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
      exportFromRuntime("validate/contract", [], ["InvalidAnswer", "ValidationOptions"]),
      exportFromRuntime("validate/rule", [], ["Issue"]),
      exportFromRuntime("validate/schema", ["ValidationError"], ["Schema"]),
    ],
  };
}

/** Other names of a schema have no validators of their own. */
function schemasOf({ api }: Pick<ClientPlan, "api">): readonly NamedSchema[] {
  return [...api.schemas.values()].filter(({ isAlias }) => isAlias !== true);
}

type ValidatorModule = ReturnType<typeof validatorModule>;

function validatorModule(schema: NamedSchema, client: ClientPlan) {
  const usage = client.usages.get(schema.id)!;
  const statements = directionsOf(usage).map((direction) => statementOf(schema, direction, client));
  const { file } = client.symbol(
    validatorKey(schema.id, usage.split ? "response" : anyDirection(schema.id, client)),
  );
  return {
    kind: "module",
    path: file,
    chunk: validatorChunk(client.folder),
    header: headerOf(client.document),
    statements,
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
    value: call(client.runtime("validate/schema", "schema"), literal(type.name), {
      kind: "thunk",
      value: ruleExpression(client.rules.of(schema.shape, direction), client),
    }),
  } as const satisfies Statement;
}
