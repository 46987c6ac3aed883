/** Compares the validators of a document with what others say of the same values. */
import type { ZodType } from "zod";
import type { Schema } from "../../../templates/runtime/validate/schema.js";
import { ajvJudge, cfworkerJudge, type Judge, zodJudge, zodOf } from "../../validate/judges.js";
import type { Json } from "../../validate/schema-walk.js";
import { valuesFor } from "../../validate/values.js";
import { randomNumbers } from "../shuffle.js";
import { DocumentJudges } from "./document-judge.js";
import { type Reading, readings } from "./readings.js";
import { namedSchemas } from "./schemas.js";

/** Who is asked, in the order of the record. */
export const others = ["document", "schema", "cfworker", "zod"] as const;

export type Other = (typeof others)[number];

export interface Comparison {
  /** Schemas of the document that have a validator, and those that ajv can't compile. */
  readonly schemas: number;
  readonly uncompiled: readonly string[];
  readonly pairs: Readonly<Record<Other, number>>;
  /** How many of the values fit. */
  readonly fitting: number;
  /** Differences from the document's own schemas, by the readings that explain them. */
  readonly explained: Readonly<Record<string, number>>;
  readonly unexplained: readonly Difference[];
}

export interface Difference {
  readonly schema: string;
  readonly other: Other;
  /** Why the one that refuses the value does so. */
  readonly reason: string;
  readonly value: unknown;
}

/** JSON Schemas with more of them are compared with the document's own schemas only. */
const mostDefinitions = 40;

/**
 * @param document as it was parsed
 * @param count values of each schema, and as many of these with one thing changed
 */
export function compareDocument(
  document: Json,
  schemas: readonly Schema<unknown>[],
  zods: Readonly<Record<string, ZodType>>,
  count: number,
): Comparison {
  const judges = new DocumentJudges(document);
  const random = randomNumbers(1);
  const pairs = { document: 0, schema: 0, cfworker: 0, zod: 0 };
  const explained: Record<string, number> = {};
  const unexplained: Difference[] = [];
  const uncompiled: string[] = [];
  let fitting = 0;
  for (const schema of schemas) {
    const json = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    const name = nameIn(document, schema.name, schemas);
    const own = name === undefined ? undefined : judges.of(name, []);
    if (name !== undefined && own === undefined) uncompiled.push(name);
    const zod = zodOf(schema.name, zods);
    // Each JSON Schema is compiled with all that it leads to.
    const isSmall = Object.keys((json["$defs"] ?? {}) as Json).length <= mostDefinitions;
    const asked: readonly (readonly [Other, Judge | undefined])[] = [
      ["document", own],
      ["schema", isSmall ? ajvJudge(json) : undefined],
      ["cfworker", isSmall ? cfworkerJudge(json) : undefined],
      ["zod", zod && zodJudge(zod)],
    ];
    for (const value of valuesFor(json, count, random)) {
      const fits = schema.is(value);
      if (fits) fitting++;
      for (const [other, judge] of asked) {
        if (judge === undefined) continue;
        pairs[other]++;
        if (judge.fits(value) === fits) continue;
        const known =
          other === "document" ? explanation(judges, name ?? "", value, fits) : undefined;
        if (known !== undefined) explained[known] = (explained[known] ?? 0) + 1;
        else {
          const reason = fits ? judge.why() : JSON.stringify(schema.issues(value, 3));
          unexplained.push({ schema: schema.name, other, reason, value });
        }
      }
    }
  }
  return { schemas: schemas.length, uncompiled, pairs, fitting, explained, unexplained };
}

/** The name in the document: names of types have no other signs than letters and digits. */
function nameIn(
  document: Json,
  name: string,
  schemas: readonly Schema<unknown>[],
): string | undefined {
  const plain = (one: string) => one.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const names = Object.keys(namedSchemas(document)[1]);
  const find = (wanted: string) => {
    const found = names.filter((one) => plain(one) === plain(wanted));
    return found.length === 1 ? found[0] : undefined;
  };
  // What requests have of a schema, where that is something else.
  const base = name.replace(/Input$/, "");
  const isInput = base !== name && schemas.some((schema) => schema.name === base);
  return find(name) ?? (isInput ? find(base) : undefined);
}

/** The fewest readings with which ajv says the same. */
function explanation(
  judges: DocumentJudges,
  name: string,
  value: unknown,
  fits: boolean,
): string | undefined {
  const agrees = (followed: readonly Reading[]) => judges.of(name, followed)?.fits(value) === fits;
  const one = readings.find((reading) => agrees([reading]));
  if (one !== undefined) return one.name;
  if (!agrees(readings)) return undefined;
  const needed = readings.reduce((left, reading) => {
    const fewer = left.filter((other) => other !== reading);
    return agrees(fewer) ? fewer : left;
  }, readings);
  return needed.map((reading) => reading.name).join(" + ");
}
