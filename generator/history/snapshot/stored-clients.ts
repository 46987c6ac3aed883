import path from "node:path";
import { isRecord } from "../../2-resolve/node.js";
import type { ClientConfig } from "../../config/generate-config.js";
import { fileName } from "./snapshot-host.js";

/** The configuration of clients, from stored JSON; `null` if it is something else. */
export function parseClients(value: unknown): readonly ClientConfig[] | null {
  return Array.isArray(value) && value.every(isClient) ? value : null;
}

function isClient(value: unknown): value is ClientConfig {
  return isRecord(value) && typeof value["document"] === "string";
}

/**
 * The part of the configuration that determines a client's code: without the places where it is
 * written, and with files named from `cwd`, so that it is the same on every machine.
 */
export function storedClient(config: ClientConfig, cwd: string): ClientConfig {
  const { written: _, ignore: __, schema: ___, pagination, ...client } = config;
  const named = (file: string) => fileName(path.resolve(cwd, file), cwd);
  const { document, overlays, roots } = client;
  return {
    ...client,
    document: named(document),
    ...(overlays && { overlays: overlays.map(named) }),
    ...(roots && { roots: roots.map(named) }),
    ...(pagination && { pagination: pagination.map(({ writtenAt: ____, ...rule }) => rule) }),
  };
}
