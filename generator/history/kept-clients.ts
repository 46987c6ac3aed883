import { isRecord } from "../2-resolve/node.js";
import type { ClientConfig } from "../config/generate-config.js";

/** The configuration of clients as JSON keeps it; `null` where it is something else. */
export function parseClients(value: unknown): readonly ClientConfig[] | null {
  return Array.isArray(value) && value.every(isClient) ? value : null;
}

function isClient(value: unknown): value is ClientConfig {
  return isRecord(value) && typeof value["document"] === "string";
}

/** What is kept of a client: what its code follows from, wherever that was written. */
export function keptClient({
  written: _,
  ignore: __,
  pagination,
  ...client
}: ClientConfig): ClientConfig {
  const rules = pagination?.map(({ writtenAt: _, ...rule }) => rule);
  return rules === undefined ? client : { ...client, pagination: rules };
}
