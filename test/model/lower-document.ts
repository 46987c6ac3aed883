import { load } from "../../generator/1-load/load.js";
import { resolve } from "../../generator/2-resolve/resolve.js";
import { lower, type Lowered } from "../../generator/3-lower/lower.js";
import type { LowerConfig } from "../../generator/3-lower/lowering.js";
import type { Host } from "../../generator/host/host.js";
import type { Api } from "../../generator/model/api.js";
import type { Shape } from "../../generator/model/schema.js";

export const versions = ["2.0", "3.0.3", "3.1.1", "3.2.0"] as const;
export type Version = (typeof versions)[number];

const file = "/project/openapi.json";

/** The meaning of a document with these members. */
export async function lowerDocument(version: Version, members: object): Promise<Api> {
  return (await lowerReported(version, members)).api!;
}

/** The same, with what is reported of it. */
export async function lowerReported(
  version: Version,
  members: object,
  config: LowerConfig = {},
): Promise<Lowered> {
  const info = { title: "Pets", version: "1" };
  const word = version === "2.0" ? { swagger: version } : { openapi: version };
  const text = JSON.stringify({ ...word, info, paths: {}, ...members });
  const host: Host = {
    readFile: async () => new TextEncoder().encode(text),
    realPath: async (name) => name,
    stat: async (name) => ({ kind: name === file ? "file" : "folder", size: text.length }),
  };
  const { documents } = await load(file, host, { cwd: "/project" });
  const { openapi } = resolve(documents!);
  return lower(openapi!, config);
}

/** The shapes of named schemas, by name. */
export async function lowerSchemas(
  schemas: Readonly<Record<string, object>>,
  version: Version = "3.1.1",
): Promise<Readonly<Record<string, Shape>>> {
  const members = version === "2.0" ? { definitions: schemas } : { components: { schemas } };
  const api = await lowerDocument(version, members);
  return Object.fromEntries([...api.schemas.values()].map(({ name, shape }) => [name, shape]));
}

/** The shape of one schema. */
export async function lowerOne(schema: object, version?: Version): Promise<Shape> {
  const { It } = await lowerSchemas({ It: schema }, version);
  return It!;
}
