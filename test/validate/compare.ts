/** Compares our validators with those of others, on values at random. */
import type { ZodType } from "zod";
import type { Schema } from "../../templates/runtime/validate/schema.js";
import { randomNumbers } from "../corpus/shuffle.js";
import { ajvJudge, cfworkerJudge, type Judge, zodJudge, zodOf } from "./judges.js";
import { modulesOf } from "./packages.js";
import type { Json } from "./schema-walk.js";
import { schemasIn, valuesFor } from "./values.js";

/** Small documents of the corpus that have what validators find hard. */
export const corpusDocuments = [
  "museum.yaml",
  "petstore-3.0.4.yaml",
  "jsonschema-2020-12.yaml",
  "hey-api-discriminator-non-string.yaml",
  "datamodel-enum-models.yaml",
  "ogen-sample.json",
  "orval-regressions.yaml",
  "ably-control.yaml",
];

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

/** @param count values of each schema, and as many of these with one thing changed */
export function compareWithAjv(schemas: readonly Schema<unknown>[], count: number): Comparison {
  return compare(schemas, count, (_, json) => ajvJudge(json));
}

/** Somebody else's validator, for a second opinion on our JSON Schemas. */
export function compareWithCfworker(
  schemas: readonly Schema<unknown>[],
  count: number,
): Comparison {
  return compare(schemas, count, (_, json) => cfworkerJudge(json));
}

/** @param zods schemas of Zod by their names: `zOrder` for `Order` */
export function compareWithZod(
  schemas: readonly Schema<unknown>[],
  zods: Readonly<Record<string, ZodType>>,
  count: number,
): Comparison {
  return compare(schemas, count, ({ name }) => {
    const zod = zodOf(name, zods);
    if (zod === undefined) throw new Error("Zod has no such schema");
    return zodJudge(zod);
  });
}

/** @param judgeOf what judges a schema; it throws if there is nothing that can */
function compare(
  schemas: readonly Schema<unknown>[],
  count: number,
  judgeOf: (schema: Schema<unknown>, json: Json) => Judge,
): Comparison {
  const random = randomNumbers(1);
  const differences: string[] = [];
  let [pairs, fitting] = [0, 0];
  for (const schema of schemas) {
    const json = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    let judge: Judge;
    try {
      judge = judgeOf(schema, json);
    } catch (error) {
      differences.push(`${schema.name}: ${String(error)}`);
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
