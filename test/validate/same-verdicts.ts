/** What is generated for schemas judges values as ajv judges them by the document. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";
import type { ZodType } from "zod";
import { makeFolder } from "../leftovers.js";
import { ajvJudge, zodJudge, zodOf } from "./judges.js";
import { modulesOf } from "./packages.js";
import { schemasIn } from "./values.js";

export type Cases = Readonly<Record<string, readonly [schema: object, values: readonly unknown[]]>>;
export type Modules = Awaited<ReturnType<typeof modulesOf>>;

/** Generates validators and schemas of Zod for schemas, by their names. */
export async function modulesOfSchemas(openapi: string, schemas: object): Promise<Modules> {
  const document = path.join(await makeFolder(), "openapi.json");
  const info = { title: "Schemas", version: "1" };
  const api = { openapi, info, paths: {}, components: { schemas } };
  await writeFile(document, JSON.stringify(api));
  return modulesOf(document, ["validators", "zod"]);
}

/** Our validator, our JSON Schema and that of Zod. @returns the validator */
export function expectSameVerdicts(
  name: string,
  values: readonly unknown[],
  asWritten: ValidateFunction,
  modules: Modules,
) {
  const schema = schemasIn(modules["validators"]!).find((one) => one.name === name)!;
  const ours = ajvJudge(schema["~standard"].jsonSchema.input({ target: "draft-2020-12" }));
  const zod = zodJudge(zodOf(name, modules["zod"] as Readonly<Record<string, ZodType>>)!);
  for (const value of values) {
    const fits = asWritten(value);
    const said = [schema.is(value), ours.fits(value), zod.fits(value)];
    expect([value, ...said]).toEqual([value, fits, fits, fits]);
  }
  return schema;
}
