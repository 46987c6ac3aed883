/** Compares our validators with ajv, on values at random. */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import type { ZodType } from "zod";
import type { Schema } from "../../templates/runtime/validate/schema.js";
import { randomNumbers } from "../corpus/shuffle.js";
import { modulesOf } from "./packages.js";
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
  return schemasIn(validators);
}

/** The schemas among what a module of validators exports. */
export function schemasIn(validators: object): readonly Schema<unknown>[] {
  return Object.values(validators).filter(
    (value: unknown): value is Schema<unknown> => typeof value === "object",
  );
}

/** What somebody else says of the values of a schema. */
interface Judge {
  fits(value: unknown): boolean;
  /** Why the last value didn't fit. */
  why(): string;
}

/** @param count values of each schema, and as many of these with one thing changed */
export function compareWithAjv(schemas: readonly Schema<unknown>[], count: number): Comparison {
  return compare(schemas, count, (_, json) => {
    const ajv = makeAjv();
    if (ajv.validateSchema(json) !== true) return `no JSON Schema: ${ajv.errorsText()}`;
    const validate = ajv.compile(json);
    return { fits: (value) => validate(value), why: () => ajv.errorsText(validate.errors) };
  });
}

/** @param zods schemas of Zod by their names: `zOrder` for `Order` */
export function compareWithZod(
  schemas: readonly Schema<unknown>[],
  zods: Readonly<Record<string, ZodType>>,
  count: number,
): Comparison {
  const byName = new Map(
    Object.entries(zods).map(([name, zod]) => [name.slice(1).toLowerCase(), zod]),
  );
  return compare(schemas, count, ({ name }) => {
    // A type is called `ErrorSchema` where JavaScript has an `Error`.
    const names = [name, name.replace(/Schema$/, "")].map((one) => one.toLowerCase());
    const zod = names.map((one) => byName.get(one)).find((one) => one !== undefined);
    if (zod === undefined) return "Zod has no such schema";
    let error: unknown;
    return {
      fits(value) {
        const result = zod.safeParse(value);
        error = result.error;
        // What fits comes back as it was.
        if (result.success) expect(result.data).toEqual(value);
        return result.success;
      },
      why: () => String(error),
    };
  });
}

/** @param judgeOf what judges a schema, or why there is none */
function compare(
  schemas: readonly Schema<unknown>[],
  count: number,
  judgeOf: (schema: Schema<unknown>, json: Readonly<Record<string, unknown>>) => Judge | string,
): Comparison {
  const random = randomNumbers(1);
  const differences: string[] = [];
  let [pairs, fitting] = [0, 0];
  for (const schema of schemas) {
    const json = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    const judge = judgeOf(schema, json);
    if (typeof judge === "string") {
      differences.push(`${schema.name}: ${judge}`);
      continue;
    }
    for (const value of valuesFor(json, count, random)) {
      pairs++;
      const [ours, theirs] = [schema.is(value), judge.fits(value)];
      if (ours && theirs) fitting++;
      if (ours === theirs) continue;
      const says = ours ? judge.why() : JSON.stringify(schema.issues(value));
      differences.push(
        `${schema.name} ${ours ? "fits" : "doesn't fit"}, and the other differs: ${says}: ${JSON.stringify(value)}`,
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
