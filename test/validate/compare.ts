/** Compares our validators with ajv, on values at random. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { generate } from "../../generator/pipeline.js";
import type { Schema } from "../../templates/runtime/validate/schema.js";
import { makeFolder } from "../leftovers.js";
import { randomNumbers } from "../corpus/shuffle.js";
import { mutated, type Random, valueOf } from "./values.js";

export interface Comparison {
  readonly schemas: number;
  readonly pairs: number;
  /** How many of the values fit, by both. */
  readonly fitting: number;
  /** What the two say of a value. */
  readonly differences: readonly string[];
}

/** The validators that are made from a document. */
export async function validatorsOf(document: string): Promise<readonly Schema<unknown>[]> {
  const { validators = {} } = await modulesOf(document, ["validators"]);
  return Object.values(validators).filter(
    (value: unknown): value is Schema<unknown> => typeof value === "object",
  );
}

/** Modules of the package that is made from a document; none if the document has errors. */
export async function modulesOf(
  document: string,
  names: readonly string[],
  config: object = {},
): Promise<Readonly<Record<string, object>>> {
  const cwd = path.dirname(document);
  const client = { name: null, document: path.basename(document), roots: [cwd] };
  const { files } = await generate({
    cwd,
    clients: [{ ...client, validators: true, handler: true, fake: true, ...config }],
    package: {},
  });
  if (files === null) return {};
  const folder = await makeFolder();
  for (const file of files)
    if (/^dist\/.*\.js$|^package\.json$/.test(file.path)) {
      const to = path.join(folder, file.path);
      await mkdir(path.dirname(to), { recursive: true });
      await writeFile(to, file.text);
    }
  const load = async (name: string) => {
    const url = pathToFileURL(path.join(folder, `dist/${name}.js`)).href;
    return [name, (await import(url)) as object] as const;
  };
  return Object.fromEntries(await Promise.all(names.map(load)));
}

/** @param count values of each schema, and as many of these with one thing changed */
export function compareWithAjv(schemas: readonly Schema<unknown>[], count: number): Comparison {
  const random = randomNumbers(1);
  const differences: string[] = [];
  let [pairs, fitting] = [0, 0];
  for (const schema of schemas) {
    const json = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    const ajv = makeAjv();
    if (ajv.validateSchema(json) !== true) {
      differences.push(`${schema.name}: no JSON Schema: ${ajv.errorsText()}`);
      continue;
    }
    const validate = ajv.compile(json);
    for (const value of valuesFor(json, count, random)) {
      pairs++;
      const [ours, theirs] = [schema.is(value), validate(value)];
      if (ours && theirs) fitting++;
      if (ours === theirs) continue;
      const says = ours ? ajv.errorsText(validate.errors) : JSON.stringify(schema.issues(value));
      differences.push(
        `${schema.name} ${ours ? "fits" : "doesn't fit"}, and ajv differs: ${says}: ${JSON.stringify(value)}`,
      );
    }
  }
  return { schemas: schemas.length, pairs, fitting, differences };
}

function* valuesFor(json: Readonly<Record<string, unknown>>, count: number, random: Random) {
  for (let at = 0; at < count; at++) {
    const value = valueOf(json, json, random);
    for (const one of [value, mutated(value, random)]) if (one !== undefined) yield one;
  }
}

/** With the formats that we check, and no others. */
function makeAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    unicodeRegExp: true,
    multipleOfPrecision: 9,
    logger: false,
  });
  return addFormats.default(ajv, [...checkedFormats]);
}

const checkedFormats = [
  "byte",
  "date",
  "date-time",
  "duration",
  "email",
  "hostname",
  "int32",
  "ipv4",
  "ipv6",
  "json-pointer",
  "regex",
  "time",
  "uri",
  "uri-reference",
  "uuid",
] as const;
