/** Validators of one schema, each made by its library's own way from the same JSON Schema. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { z } from "zod";
import { installPackages } from "../peer-cache.js";
import type { RacedSchema } from "./documents.js";

/** Whether a value fits. */
export type Validator = (value: unknown) => boolean;

/** Makes a validator of a JSON Schema: TypeBox is installed when it is first needed. */
export type CompileTypeBox = (json: RacedSchema["json"]) => Validator;

export async function loadTypeBox(): Promise<CompileTypeBox> {
  const folder = await installPackages({ typebox: "1.4.3" });
  const url = pathToFileURL(path.join(folder, "typebox/build/schema/index.mjs")).href;
  const { Compile } = (await import(url)) as {
    Compile(json: object): { Check(value: unknown): boolean };
  };
  return (json) => {
    const compiled = Compile(json);
    return (value) => compiled.Check(value);
  };
}

export const ours = "wireform, is";
export const oursParse = "wireform, parse";
export const ajvCode = "ajv, compiled";
export const zodParse = "Zod 4, compiled parse";
export const typeBox = "TypeBox, compiled";

export function contendersOf(
  { schema, json }: RacedSchema,
  compileTypeBox: CompileTypeBox | null,
): Readonly<Record<string, Validator>> {
  const zod = z.fromJSONSchema(json as Parameters<typeof z.fromJSONSchema>[0]);
  return {
    [ours]: (value) => schema.is(value),
    [oursParse]: (value) => schema.parse(value) === value,
    [ajvCode]: compileAjv(json),
    [zodParse]: (value) => zod.parse(value) !== undefined,
    ...(compileTypeBox && { [typeBox]: compileTypeBox(json) }),
  };
}

function compileAjv(json: RacedSchema["json"]): Validator {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: true, logger: false });
  const validate = addFormats.default(ajv).compile(json);
  return (value) => validate(value);
}
