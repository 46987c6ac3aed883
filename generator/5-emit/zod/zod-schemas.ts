import { directionsOf, type Direction } from "../../4-plan/directions.js";
import { pascalCase } from "../../4-plan/names/names.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { NamedSchema } from "../../model/api.js";
import { compareTexts } from "../../host/text-order.js";
import { call, exportFrom, thunk, typeSymbol } from "../seam/build.js";
import { zodChunk } from "../seam/chunks.js";
import type { Draft, Statement } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { schemaKey, zodKey } from "../keys.js";
import {
  claimSchemaValues,
  schemasWithValues,
  type SchemaValue,
} from "../schemas/schema-values.js";
import { hasPlainMembers } from "./zod-objects.js";
import { ZodWriter } from "./zod-writer.js";

/**
 * `zod: true`: for each named schema one of Zod, `zOrder` for `Order`, and the module that exports
 * all of them.
 */
export const zodSchemas: Emitter = {
  name: "zodSchemas",
  version: ownVersion,
  module: import.meta.url,

  reserves: ({ zod }) => (zod ? { files: ["zod", "zod-schemas"] } : {}),

  declare(client, usages, claim) {
    if (!client.zod) return;
    claimSchemaValues(zodValue, client, usages, claim);
  },

  *emit(plan) {
    for (const client of plan.clients) {
      if (!client.zod) continue;
      const writer = new ZodWriter(client);
      const modules = schemasWithValues(client).map((schema) =>
        schemaModule(schema, client, writer),
      );
      yield* modules;
      const exports = modules.map(({ path, statements }) => {
        const names = statements.map(({ name }) => name);
        return exportFrom(path, names, []);
      });
      yield {
        kind: "module",
        path: `${client.folder}zod`,
        header: headerOf(client.document),
        statements: exports.toSorted((a, b) => compareTexts(a.from, b.from)),
      };
    }
  },
};

const zodValue: SchemaValue = {
  at: "zod",
  role: "zod",
  inputRole: "inputZod",
  folder: "zod/",
  key: zodKey,
  derive: (baseName) => `z${pascalCase(baseName)}`,
  deriveInput: (baseName) => `z${pascalCase(`${baseName} input`)}`,
};

function schemaModule(schema: NamedSchema, client: ClientPlan, writer: ZodWriter) {
  const directions = directionsOf(client.usages.get(schema.id)!);
  return {
    kind: "module",
    path: client.symbol(zodKey(schema.id, directions[0])).file,
    chunk: zodChunk(client.folder),
    header: headerOf(client.document),
    statements: directions.map((direction) => statementOf(schema, direction, client, writer)),
  } as const satisfies Draft;
}

function statementOf(
  { id, shape }: NamedSchema,
  direction: Direction,
  client: ClientPlan,
  writer: ZodWriter,
) {
  const type = typeSymbol(client.symbol(schemaKey(id, direction)));
  const rule = client.rules.of(shape, direction);
  const isObject = hasPlainMembers(shape, rule, direction, client);
  return {
    kind: "const",
    name: client.symbol(zodKey(id, direction)).name,
    docs: [],
    exported: true,
    type: isObject
      ? typeSymbol(client.runtime("validate/zod", "ZodObjectOf"), type)
      : typeSymbol(client.imported("zod", "ZodType"), type, type),
    value: call(client.runtime("validate/zod", "zodSchema"), thunk(writer.of(rule))),
  } as const satisfies Statement;
}
