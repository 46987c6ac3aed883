import path from "node:path";
import { generate } from "../../generator/pipeline.js";
import type { ClientConfig } from "../../generator/config/generate-config.js";
import type { Host } from "../../generator/host/host.js";
import type { Renaming } from "../../generator/3-lower/operations/renaming.js";

/** The parts of a document that have names. */
export interface Parts {
  readonly paths?: Readonly<Record<string, object>>;
  readonly schemas?: Readonly<Record<string, object | null>>;
  /** Further members of the document. */
  readonly root?: object;
}

export interface RunOptions {
  readonly updateNames?: boolean;
  readonly partial?: boolean;
  readonly cwd?: string;
  readonly names?: Renaming;
  /** Further options of the client. */
  readonly client?: Partial<ClientConfig>;
}

/** Runs documents in memory: returns the texts by path, and the diagnostics by code. */
export async function runInMemory(
  { paths = {}, schemas = {}, root: members = {} }: Parts,
  lock = "",
  { updateNames = false, partial = false, cwd = "/project", names, client }: RunOptions = {},
) {
  const info = { title: "Pets", version: "1" };
  const root = { openapi: "3.1.1", info, paths, components: { schemas }, ...members };
  const texts: Readonly<Record<string, string>> = {
    "/project/api/openapi.json": JSON.stringify(root),
    "/project/common.json": JSON.stringify({ Cat: { type: "object" } }),
  };
  const host: Host = {
    readFile: async (name) => new TextEncoder().encode(texts[name]),
    realPath: async (name) => name,
    stat: async (name) => ({ kind: name in texts ? "file" : "folder", size: 1 }),
  };
  const document = path.relative(cwd, "/project/api/openapi.json");
  const clients = [{ name: null, document, roots: ["/project"], names, ...client }];
  const config = { cwd, clients, package: { sourceOnly: true }, updateNames, partial };
  const { files, diagnostics } = await generate(config, {
    host,
    lock: { file: "out/wireform.lock", text: lock },
  });
  const written = new Map((files ?? []).map((file) => [file.path, file.text]));
  const text = written.get("wireform.lock") ?? "";
  const told = diagnostics.map(({ code, line, message }) => ({ code, line, message }));
  const hints = diagnostics.map(({ hint }) => hint);
  return { files: written, lock: text, told, hints, codes: told.map(({ code }) => code) };
}
