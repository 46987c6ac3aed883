/** The configuration of clients as JSON keeps it. */
import { isRecord } from "../2-resolve/node.js";
import type { ClientConfig } from "../generate-config.js";

/** For `JSON.stringify`, which makes nothing of a map. */
export function mapsAsObjects(_: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}

/** What `mapsAsObjects` let through; `null` where it is something else. */
export function parseClients(value: unknown): readonly ClientConfig[] | null {
  if (!Array.isArray(value)) return null;
  const clients = value.map(parseClient);
  return clients.every((client) => client !== null) ? clients : null;
}

function parseClient(value: unknown): ClientConfig | null {
  if (!isRecord(value) || typeof value["document"] !== "string") return null;
  const { names, ...client } = value as unknown as ClientConfig;
  if (names === undefined) return client;
  const [operations, schemas] = [parseMap(names.operations), parseMap(names.schemas)];
  return { ...client, names: { operations, schemas } };
}

function parseMap(value: unknown): ReadonlyMap<string, string> {
  const entries = Object.entries(isRecord(value) ? value : {});
  return new Map(entries.flatMap(([key, name]) => (typeof name === "string" ? [[key, name]] : [])));
}
