/** The keys under which emitters claim names, and find them again. */
import { escapeToken } from "../1-load/source.js";
import type { Operation } from "../model/operation.js";
import type { SchemaId } from "../model/schema.js";
import type { Pointer } from "../diagnostics/diagnostic.js";
import type { Direction } from "../4-plan/directions.js";

export const schemaKey = (id: SchemaId, direction: Direction) => `schema:${direction}:${id}`;
export const codecKey = (id: SchemaId) => `codec:${id}`;
export const fieldsKey = (id: SchemaId, direction: Direction) => `fields:${direction}:${id}`;

export const validatorKey = (id: SchemaId, direction: Direction) => `validator:${direction}:${id}`;

export const zodKey = (id: SchemaId, direction: Direction) => `zod:${direction}:${id}`;

/** By its place in the lock. */
export const guardKey = (at: Pointer) => `guard:${at}`;

export const inlineKey = (at: Pointer, direction: Direction) => `inline:${direction}:${at}`;
export const inlineFieldsKey = (at: Pointer, direction: Direction) =>
  `inlineFields:${direction}:${at}`;

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
  | "answers"
  | "pages"
  | "queryOptions"
  | "infiniteQueryOptions"
  | "mutationOptions"
  | "tool";

export const operationKey = (operation: Operation, part: OperationPart) =>
  `${part}:${operation.at}`;

/** The key of the responses to a caller that asks for this media type. */
export const askedKey = (operation: Operation, asked: string) =>
  `responses:${askedPlace(operation, asked)}`;

/**
 * The place under which the lock keeps that name. It doesn't depend on the statuses that use the
 * type.
 */
export const askedPlace = (operation: Operation, asked: string) =>
  `${operation.at}/responses/${escapeToken(asked)}`;

export const headersKey = (operation: Operation, status: string) =>
  `headers:${status}:${operation.at}`;

export const inputBaseKey = (operation: Operation) => `inputBase:${operation.at}`;

export const webhooksKey = "webhooks";
