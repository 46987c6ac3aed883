import type { NamedSchema } from "../../model/api.js";
import { anyDirection, directionsOf } from "../../4-plan/directions.js";
import { camelCase, pascalCase } from "../../4-plan/names/names.js";
import { isOfRuntime } from "../../4-plan/codecs/codecs.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { typeSymbol } from "../seam/build.js";
import { codecExpression } from "../codecs/codecs.js";
import { docLines } from "./doc-lines.js";
import { schemaChunks } from "../seam/chunks.js";
import type { Draft, Statement } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { codecKey, fieldsKey, schemaKey } from "../keys.js";
import { valueStatements } from "./enum-values.js";
import { claimInline, inlineStatements } from "./inline-types.js";
import { namedType } from "./named-types.js";
import type { TypeContext } from "./types.js";

/** One module per named schema: its type (or two), and the codec if requests carry it. */
export const schemas: Emitter = {
  name: "schemas",
  version: ownVersion,
  module: import.meta.url,

  declare(client, usages, claim) {
    for (const schema of client.api.schemas.values()) {
      const usage = usages.get(schema.id)!;
      const [main, ...rest] = directionsOf(usage);
      const mainKey = schemaKey(schema.id, main!);
      const shared = { at: schema.id, suffix: "Schema", order: schema.name };
      const { isAlias = false, shape } = schema;
      const target = isAlias && shape.kind === "reference" ? shape.to : null;
      claim({
        key: mainKey,
        role: "type",
        name: pascalCase(schema.name),
        kind: "type",
        origin: schema.isConfigured ? "configured" : "fixed",
        home: { folder: "schemas/" },
        ...(target === null ? {} : { aliasOf: schemaKey(target, main!) }),
        ...shared,
      });
      const suggest = (role: string, key: string, derive: (baseName: string) => string) => {
        const kind = role === "codec" ? "value" : "type";
        const home = { fileOf: mainKey };
        const name = derive(schema.name);
        const baseName = { of: mainKey, derive };
        claim({ key, role, name, baseName, kind, origin: "suggested", home, ...shared });
      };
      const typeWith = (suffix: string) => (baseName: string) => `${pascalCase(baseName)}${suffix}`;
      for (const direction of rest)
        suggest("input", schemaKey(schema.id, direction), typeWith("Input"));
      if (isAlias) continue;
      const baseName = { key: mainKey, name: schema.name, suffix: "Schema" };
      claimInline(schema.id, client.inline, baseName, claim);
      if (usage.request)
        suggest("codec", codecKey(schema.id), (baseName) => `${camelCase(baseName)}Codec`);
      if (schema.shape.kind !== "object" || schema.shape.requiredAnyOf.length === 0) continue;
      suggest("fields", fieldsKey(schema.id, main!), typeWith("Fields"));
      for (const direction of rest)
        suggest("inputFields", fieldsKey(schema.id, direction), typeWith("InputFields"));
    }
  },

  *emit(plan) {
    for (const client of plan.clients)
      for (const schema of client.api.schemas.values()) yield schemaModule(schema, client);
  },
};

function schemaModule(schema: NamedSchema, client: ClientPlan): Draft {
  const usage = client.usages.get(schema.id)!;
  const main = client.symbol(
    schemaKey(schema.id, usage.split ? "response" : anyDirection(schema.id, client)),
  );
  const statements = directionsOf(usage).flatMap((direction) =>
    typeStatements(schema, { client, direction }),
  );
  statements.push(...valueStatements(main.name, schema.shape, client, schema[declaredAt]));
  statements.push(...inlineStatements(schema.id, client));
  if (usage.request && schema.isAlias !== true) statements.push(codecStatement(schema, client));
  return {
    kind: "module",
    path: main.file,
    ...schemaChunks(client.folder),
    header: headerOf(client.document),
    statements,
  };
}

function typeStatements(schema: NamedSchema, context: TypeContext): readonly Statement[] {
  const { shape, id } = schema;
  const { client, direction } = context;
  const { name } = client.symbol(schemaKey(id, direction));
  const docs = docLines(schema.docs);
  const from = { [declaredAt]: schema[declaredAt] };
  const key = fieldsKey(id, direction);
  const fields = client.has(key) ? client.symbol(key) : undefined;
  return namedType({ name, docs, from, fields }, shape, context);
}

function codecStatement(schema: NamedSchema, client: ClientPlan): Statement {
  const direction = client.usages.get(schema.id)!.split
    ? "request"
    : anyDirection(schema.id, client);
  const written = typeSymbol(client.symbol(schemaKey(schema.id, direction)));
  const { name } = client.symbol(codecKey(schema.id));
  const type = typeSymbol(client.runtime("encode/codecs/codec", "Codec"), written);
  const value = codecExpression(client.codecs.of(schema.shape), client);
  return isOfRuntime(schema.shape)
    ? { kind: "const", name, docs: [], exported: true, type, value }
    : { kind: "function", name, docs: [], parameters: [], returns: type, result: value };
}
