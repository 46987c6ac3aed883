import type { ClientPlan } from "../../4-plan/plan.js";
import { compareTexts } from "../../host/text-order.js";
import {
  call,
  exportFrom,
  exportFromRuntime,
  keyword,
  literal,
  literalType,
  typeSymbol,
  union,
} from "../seam/build.js";
import { queryChunk } from "../seam/chunks.js";
import type { Draft, Statement } from "../seam/draft.js";
import { headerOf, type Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";
import { claimQueries, partsOf } from "./query-parts.js";
import { queryStatements } from "./query-statements.js";

/**
 * `query: true`: the subpath `./query`, with the options of each operation that TanStack Query and
 * SWR take. Each operation has a module, and one exports all of them.
 */
export const query: Emitter = {
  name: "query",
  version: ownVersion,
  module: import.meta.url,

  reserves: ({ extras }) =>
    extras.includes("query")
      ? { names: ["keyMatches", "tagKey"], files: ["query", queryChunk("")] }
      : {},

  declare(client, _usages, claim) {
    if (client.extras.includes("query"))
      for (const operation of client.api.operations) claimQueries(operation, client, claim);
  },

  *emit(plan) {
    for (const client of plan.clients) {
      if (!client.extras.includes("query")) continue;
      // As programs import it: no other package has this name.
      const api = [plan.package.name, ...(client.name === null ? [] : [client.name])].join("/");
      const modules = client.api.operations.flatMap((operation) => {
        const statements = queryStatements(operation, api, client);
        return statements.length === 0 ? [] : [moduleOf(statements, client)];
      });
      yield* modules;
      yield indexModule(modules, api, client);
    }
  },
};

type Module = ReturnType<typeof moduleOf>;
type Constant = Statement & { readonly kind: "const" };

function moduleOf(
  statements: readonly (Constant & { readonly file: string })[],
  client: ClientPlan,
) {
  return {
    kind: "module",
    path: statements[0]!.file,
    chunk: queryChunk(client.folder),
    header: headerOf(client.document),
    statements: statements.map(({ file: _, ...statement }) => statement),
  } as const satisfies Draft;
}

/** What the subpath `./query` exports. */
function indexModule(modules: readonly Module[], api: string, client: ClientPlan): Draft {
  const exports = modules.map(({ path, statements }) => {
    const names = statements.map(({ name }) => name);
    return exportFrom(path, names, []);
  });
  const used = new Set(client.api.operations.flatMap((one) => partsOf(one, client)));
  return {
    kind: "module",
    path: `${client.folder}query`,
    header: headerOf(client.document),
    statements: [
      tagKey(api, client),
      ...exports.toSorted((a, b) => compareTexts(a.from, b.from)),
      ...(used.has("infiniteQueryOptions")
        ? [
            exportFromRuntime(
              "query/infinite-query",
              [],
              ["InfinitePage", "InfiniteQueryOptions", "PageParam"],
            ),
          ]
        : []),
      exportFromRuntime("query/key", ["keyMatches"], ["QueryKey"]),
      ...(used.has("mutationOptions")
        ? [exportFromRuntime("query/mutation", [], ["MutationOptions"])]
        : []),
      exportFromRuntime("query/query", [], ["QueryError", "QueryOptions"]),
    ],
  };
}

function tagKey(api: string, client: ClientPlan): Statement {
  const used = client.api.operations.filter((one) => partsOf(one, client).length > 0);
  const tags = [...new Set(used.flatMap(({ tags }) => tags))].toSorted(compareTexts);
  const type = tags.length === 0 ? keyword("never") : union(tags.map((tag) => literalType(tag)));
  return {
    kind: "const",
    name: "tagKey",
    docs: ["How the keys of a tag's operations begin; without a tag, those of all operations."],
    exported: true,
    type: typeSymbol(client.runtime("query/key", "TagKey"), type),
    value: call(client.runtime("query/key", "makeTagKey"), literal(api)),
  };
}
