/** The keys under which emitters claim names, and find them again. */
import type { Operation, SchemaId } from "../3-lower/api.js";
import type { Direction } from "../4-plan/directions.js";

export const schemaKey = (id: SchemaId, direction: Direction) => `schema:${direction}:${id}`;
export const codecKey = (id: SchemaId) => `codec:${id}`;
export const fieldsKey = (id: SchemaId, direction: Direction) => `fields:${direction}:${id}`;

export type OperationPart =
  | "function"
  | "input"
  | "responses"
  | "data"
  | "path"
  | "query"
  | "headers"
  | "cookies"
  | "callbacks"
  | "responseHeaders"
  | "pages";

export const operationKey = (operation: Operation, part: OperationPart) =>
  `${part}:${operation.at}`;

export const webhooksKey = "webhooks";
