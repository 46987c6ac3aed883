import type { ClientPlan } from "../../4-plan/plan.js";
import { anyDirection } from "../../4-plan/directions.js";
import { ownAnswers } from "../operations/answers.js";
import { exportFrom, type Export } from "../seam/build.js";
import { clientFunction, clientTypes, runtimeExportsOf, sharedNames } from "./shared-exports.js";
import { componentModules } from "../schemas/component-types.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { hasValues } from "../schemas/enum-values.js";
import { inlineNames } from "../schemas/inline-types.js";
import { askedKey, fieldsKey, operationKey, schemaKey, webhooksKey } from "../keys.js";
import { tableNames } from "../operations/operation-tables.js";
import { declaresHeaders } from "../operations/response-types.js";
import { compareTexts } from "../../host/text-order.js";

/** The module that callers import: every operation, every type, the client, the errors. */
export const clientIndex: Emitter = {
  name: "index",
  version: ownVersion,
  module: import.meta.url,

  reserves: () => ({ names: sharedNames, files: ["index"] }),

  *emit(plan) {
    for (const client of plan.clients)
      yield {
        kind: "module",
        path: `${client.folder}index`,
        header: headerOf(client.document),
        statements: exportsOf(client),
      };
  },
};

/** All exports of the client, module by module. */
export function exportsOf(client: ClientPlan): readonly Export[] {
  const shared = runtimeExportsOf(client);
  return [
    exportFrom(
      `${client.folder}client`,
      [clientFunction, ...shared.flatMap(({ values }) => values)],
      [...clientTypes(client), ...shared.flatMap(({ types }) => types)],
    ),
    ...operationExports(client),
    ...schemaExports(client),
    ...webhookExports(client),
    ...indexedExports(client),
  ];
}

function operationExports(client: ClientPlan): readonly Export[] {
  const exports = client.api.operations.map((operation) => {
    const { name, file } = client.symbol(operationKey(operation, "function"));
    const planned = client.operations.of(operation);
    const groups = planned.groups.map(({ part }) => part);
    const input = groups.length > 0 || operation.body !== null ? (["input"] as const) : [];
    const callbacks = operation.callbacks.length > 0 ? (["callbacks"] as const) : [];
    const headers = declaresHeaders(operation) ? (["responseHeaders"] as const) : [];
    const answers = planned.answers.length > 0 ? (["answers"] as const) : [];
    const parts = [...input, ...groups, "responses", ...answers, ...headers, ...callbacks] as const;
    const keys = [
      ...parts.map((part) => operationKey(operation, part)),
      ...ownAnswers(operation, client).map(({ mediaType }) => askedKey(operation, mediaType)),
    ];
    const types = keys.map((key) => client.symbol(key).name);
    const isPaginated = operation.pagination !== null;
    const pages = isPaginated ? [client.symbol(operationKey(operation, "pages")).name] : [];
    const inline = inlineNames(operation.at, client);
    const tables = tableNames(operation, client);
    const values = [name, ...pages, ...inline.values];
    return exportFrom(file, values, [...types, ...tables, ...inline.types]);
  });
  return byName(exports);
}

function schemaExports(client: ClientPlan): readonly Export[] {
  const exports = [...client.api.schemas].map(([id, { shape }]) => {
    const isSplit = client.usages.get(id)?.split === true;
    const directions = isSplit ? (["response", "request"] as const) : [anyDirection(id, client)];
    const keys = directions.flatMap((direction) => [
      schemaKey(id, direction),
      ...[fieldsKey(id, direction)].filter((key) => client.has(key)),
    ]);
    const [main, ...others] = keys.map((key) => client.symbol(key));
    const inline = inlineNames(id, client);
    const types = [...others.map(({ name }) => name), ...inline.types];
    // A named enum is a value and a type.
    return hasValues(shape, client)
      ? exportFrom(main!.file, [main!.name, ...inline.values], types)
      : exportFrom(main!.file, inline.values, [main!.name, ...types]);
  });
  const shared = componentModules(client).map(({ file, values, types }) =>
    exportFrom(file, values, types),
  );
  return byName([...exports, ...shared]);
}

function webhookExports(client: ClientPlan): readonly Export[] {
  if (!client.has(webhooksKey)) return [];
  const { name, file } = client.symbol(webhooksKey);
  const { values, types } = inlineNames(webhooksKey, client);
  return [exportFrom(file, values, [name, ...types])];
}

/** Exports that other emitters add to the index. */
function indexedExports({ indexed }: ClientPlan): readonly Export[] {
  const files = [...new Set(indexed.map(({ file }) => file))];
  const exports = files.map((file) => {
    const its = indexed.filter((symbol) => symbol.file === file);
    const namesOf = (kind: "type" | "value") =>
      its.filter((symbol) => symbol.kind === kind).map(({ name }) => name);
    return exportFrom(file, namesOf("value").toSorted(), namesOf("type"));
  });
  return byName(exports);
}

/** Sorted by name, so that reordering a document doesn't change the index. */
function byName(exports: readonly Export[]): readonly Export[] {
  return exports.toSorted((a, b) => compareTexts(a.from, b.from));
}
