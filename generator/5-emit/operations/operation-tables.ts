import type { Operation } from "../../model/operation.js";
import type { ShapeTable } from "../../model/shape-table.js";
import type { Response } from "../../model/response.js";
import { pascalCase } from "../../4-plan/names/names.js";
import type { ParameterGroup } from "../../4-plan/operations/operation-plan.js";
import type { Claims, ClientPlan } from "../../4-plan/plan.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { hasVariants } from "./body-input.js";
import { headersKey, inputBaseKey, operationKey } from "../keys.js";

/** A type with at most this many members is written where it is used; a larger one gets a name. */
export const mostUnnamed = 2;

/** A part of an operation's own types that is large enough to get a name. */
interface Table {
  readonly key: string;
  readonly at: Pointer;
  readonly word: string;
}

function tablesOf(
  operation: Operation,
  groups: readonly ParameterGroup[],
  table: ShapeTable,
): readonly Table[] {
  const headers = namedHeaders(operation).map(({ status }) => ({
    key: headersKey(operation, status),
    at: `${operation.at}/responses/${status}/headers`,
    word: `ResponseHeaders${status}`,
  }));
  const isChoice = operation.body !== null && hasVariants(operation.body, table);
  if (!isChoice || groups.length <= mostUnnamed) return headers;
  const at = `${operation.at}/parameters`;
  return [{ key: inputBaseKey(operation), at, word: "InputBase" }, ...headers];
}

/** The answers with so many header fields that their type gets a name. */
export function namedHeaders({ responses }: Operation): readonly Response[] {
  return responses.filter(({ headers }) => headers.length > mostUnnamed);
}

export function claimTables(
  operation: Operation,
  groups: readonly ParameterGroup[],
  table: ShapeTable,
  claim: Claims,
): void {
  const main = operationKey(operation, "function");
  for (const { key, at, word } of tablesOf(operation, groups, table)) {
    const derive = (baseName: string) => pascalCase(`${baseName} ${word}`);
    claim({
      key,
      at,
      role: "inline",
      kind: "type",
      name: derive(operation.name),
      baseName: { of: main, derive },
      origin: "placed",
      suffix: "Operation",
      order: operation.name,
      home: { fileOf: main },
    });
  }
}

export function tableNames(operation: Operation, client: ClientPlan): readonly string[] {
  const { groups } = client.operations.of(operation);
  return tablesOf(operation, groups, client.api.shapes).map(({ key }) => client.symbol(key).name);
}
