/** Which options an operation has, and what they are called. */
import { camelCase } from "../../4-plan/names/names.js";
import { answersStream } from "../../4-plan/operations/answers.js";
import type { Claims, DeclaredClient } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import { operationKey } from "../keys.js";

export type QueryPart = "queryOptions" | "infiniteQueryOptions" | "mutationOptions";

const words = {
  queryOptions: "Query",
  infiniteQueryOptions: "InfiniteQuery",
  mutationOptions: "Mutation",
} as const satisfies Record<QueryPart, string>;

/** What is read can be kept; a list by POST is read, too. Streams are not for libraries that keep answers. */
export function partsOf(
  operation: Operation,
  { operations }: Pick<DeclaredClient, "operations">,
): readonly QueryPart[] {
  if (answersStream(operations.of(operation))) return [];
  if (operation.pagination !== null) return ["queryOptions", "infiniteQueryOptions"];
  return /^(GET|HEAD|QUERY)$/.test(operation.method) ? ["queryOptions"] : ["mutationOptions"];
}

export function claimQueries(operation: Operation, client: DeclaredClient, claim: Claims): void {
  const [first, ...others] = partsOf(operation, client);
  const claimPart = (
    part: QueryPart,
    home: { readonly folder: string } | { readonly fileOf: string },
  ) => {
    const derive = (baseName: string) => `${camelCase(baseName)}${words[part]}`;
    claim({
      key: operationKey(operation, part),
      // As a place of its own: the lock then keeps its file, too.
      at: `${operation.at}/query`,
      role: part,
      kind: "value",
      name: derive(operation.name),
      baseName: { of: operationKey(operation, "function"), derive },
      origin: "suggested",
      suffix: "Options",
      order: operation.name,
      home,
    });
  };
  if (first === undefined) return;
  claimPart(first, { folder: "query/" });
  for (const part of others) claimPart(part, { fileOf: operationKey(operation, first) });
}
