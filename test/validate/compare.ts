/** Compares our validators with ajv, on values at random. */
import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import AjvDraft04Module from "ajv-draft-04";
import addFormats from "ajv-formats";
import { generate } from "../../generator/pipeline.js";
import type { Schema } from "../../templates/runtime/validate/schema.js";
import { mutated, randomOf, valueOf } from "./values.js";

const AjvDraft04 = AjvDraft04Module.default;

export interface Comparison {
  readonly schemas: number;
  readonly pairs: number;
  /** How many of the values fit, by both. */
  readonly fitting: number;
  /** `Order: ours fits, ajv doesn't: {"a":1}`. */
  readonly differences: readonly string[];
}

/** The validators that are made from a document. */
export async function validatorsOf(document: string): Promise<readonly Schema<unknown>[]> {
  const cwd = path.dirname(document);
  const clients = [
    { name: null, document: path.basename(document), validators: true, roots: [cwd] },
  ];
  const { files } = await generate({ cwd, clients, package: {} });
  if (files === null) return [];
  const folder = await mkdtemp(path.join(tmpdir(), "wireform-validators-"));
  try {
    for (const file of files)
      if (/^dist\/.*\.js$|^package\.json$/.test(file.path)) {
        const to = path.join(folder, file.path);
        await mkdir(path.dirname(to), { recursive: true });
        await writeFile(to, file.text);
      }
    const module = (await import(
      pathToFileURL(path.join(folder, "dist/validators.js")).href
    )) as object;
    return Object.values(module).filter(
      (value: unknown): value is Schema<unknown> => typeof value === "object",
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param count values of each schema, and as many mutated ones */
export function compareWithAjv(schemas: readonly Schema<unknown>[], count: number): Comparison {
  const random = randomOf(1);
  const differences: string[] = [];
  let [pairs, fitting] = [0, 0];
  for (const schema of schemas) {
    const json = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    const ajv = addFormats.default(
      new Ajv2020({
        strict: false,
        unicodeRegExp: true,
        validateFormats: true,
        multipleOfPrecision: 9,
        logger: false,
      }),
    );
    if (ajv.validateSchema(json) !== true) {
      differences.push(`${schema.name}: no JSON Schema: ${ajv.errorsText()}`);
      continue;
    }
    const validate = ajv.compile(json);
    for (let at = 0; at < count; at++) {
      const value = valueOf(json, json, random);
      for (const one of [value, mutated(value, random)]) {
        if (one === undefined) continue;
        pairs++;
        const [ours, theirs] = [schema.is(one), validate(one)];
        if (ours && theirs) fitting++;
        if (ours !== theirs)
          differences.push(
            `${schema.name}: ${ours ? `fits, and ajv says ${ajv.errorsText(validate.errors)}` : `${schema.issues(one)[0]?.path.join(".")} ${schema.issues(one)[0]?.message}, and ajv says it fits`}: ${JSON.stringify(one).slice(0, 300)}`,
          );
      }
    }
  }
  return { schemas: schemas.length, pairs, fitting, differences };
}

/** Compares with ajv on the document itself, for the components that have validators. */
export function compareWithDocument(
  document: Readonly<Record<string, unknown>>,
  schemas: readonly Schema<unknown>[],
  count: number,
): Comparison {
  const random = randomOf(2);
  const differences: string[] = [];
  let [compared, pairs, fitting] = [0, 0, 0];
  const version = String(document["openapi"]);
  const options = { strict: false, unicodeRegExp: true, validateSchema: false, multipleOfPrecision: 9, logger: false } as const;
  const ajv = addFormats.default(version.startsWith("3.1") ? new Ajv2020(options) : new AjvDraft04(options) as unknown as Ajv2020, ["date","time","date-time","duration","email","hostname","ipv4","ipv6","uri","uri-reference","uuid","json-pointer","regex"]);
  ajv.addSchema(document, "document");
  const components = (document["components"] as any)?.schemas ?? {};
  for (const name of Object.keys(components)) {
    const schema = schemas.find((one) => one.name.toLowerCase() === name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase());
    if (schema === undefined) continue;
    let validate;
    try { validate = ajv.compile({ $ref: `document#/components/schemas/${name}` }); } catch (e) { differences.push(`${name}: ${String(e)}`); continue; }
    compared++;
    const json = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    for (let at = 0; at < count; at++) {
      const value = valueOf(json, json, random);
      for (const one of [value, mutated(value, random)]) {
        if (one === undefined) continue;
        pairs++;
        const [ours, theirs] = [schema.is(one), validate(one)];
        if (ours && theirs) fitting++;
        if (ours !== theirs)
          differences.push(
            `${schema.name}: ${ours ? `fits, and ajv says ${ajv.errorsText(validate.errors)}` : `${schema.issues(one)[0]?.path.join(".")} ${schema.issues(one)[0]?.message}, and ajv says it fits`}: ${JSON.stringify(one).slice(0, 300)}`,
          );
      }
    }
  }
  return { schemas: compared, pairs, fitting, differences };
}
