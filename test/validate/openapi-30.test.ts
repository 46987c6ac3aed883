/** Schemas of OpenAPI 3.0, in its own words: as ajv reads them, but for what the cases name. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ZodType } from "zod";
import { DocumentJudges } from "../corpus/validators/document-judge.js";
import { readings } from "../corpus/validators/readings.js";
import { makeFolder } from "../leftovers.js";
import { ajvJudge, type Judge, zodJudge, zodOf } from "./judges.js";
import { boundsCases } from "./openapi-30/bounds.js";
import type { Cases30, Read } from "./openapi-30/case.js";
import { directionsCases } from "./openapi-30/directions.js";
import { discriminatorsCases } from "./openapi-30/discriminators.js";
import { nullableCases } from "./openapi-30/nullable.js";
import { objectsCases } from "./openapi-30/objects.js";
import { modulesOf } from "./packages.js";
import { schemasIn } from "./values.js";

const cases: Cases30 = {
  ...boundsCases,
  ...nullableCases,
  ...objectsCases,
  ...discriminatorsCases,
  ...directionsCases,
};
const schemas = Object.fromEntries(
  Object.entries(cases).map(([name, { schema }]) => [name, schema]),
);

function documentOf(all: Readonly<Record<string, object>>) {
  const paths = Object.fromEntries(Object.keys(all).map((name) => [`/${name}`, pathOf(name)]));
  const info = { title: "Schemas", version: "1" };
  return { openapi: "3.0.3", info, paths, components: { schemas: all } };
}

/** Requests and answers have it. */
function pathOf(name: string): object {
  const schema = { $ref: `#/components/schemas/${name}` };
  const content = { "application/json": { schema } };
  return { post: { requestBody: { content }, responses: { 200: { description: "", content } } } };
}

const asWritten = new DocumentJudges(documentOf(schemas));

function judgeOf(name: string, { readings: names = [], as }: Read): Judge {
  const judges = as ? new DocumentJudges(documentOf({ ...schemas, [name]: as.schema })) : asWritten;
  const followed = readings.filter((reading) => names.includes(reading.name));
  return judges.of(name, followed)!;
}

/** Each with one thing less. */
function lessThan(read: Read): readonly Read[] {
  const { readings: names = [], as } = read;
  const fewer = names.map((name) => ({ ...read, readings: names.filter((one) => one !== name) }));
  return as === undefined ? fewer : [...fewer, { readings: names }];
}

describe("as ajv reads OpenAPI 3.0", () => {
  let modules: Readonly<Record<string, object>>;

  beforeAll(async () => {
    const document = path.join(await makeFolder(), "openapi.json");
    await writeFile(document, JSON.stringify(documentOf(schemas)));
    modules = await modulesOf(document, ["validators", "zod"]);
  });

  it.each(Object.entries(cases))("%s", (name, one) => {
    const zods: Readonly<Record<string, ZodType>> = { ...modules["zod"] };
    const all = schemasIn(modules["validators"]!);
    const input = all.find((schema) => schema.name === `${name}Input`);
    const output = all.find((schema) => schema.name === name)!;
    if (one.inRequests !== undefined) expect(input).toBeDefined();
    const asked = [
      [output, one] as const,
      ...(input === undefined ? [] : [[input, one.inRequests ?? one] as const]),
    ];
    for (const [schema, read] of asked) {
      const said = (judge: Pick<Judge, "fits">) =>
        one.values.map((value) => [value, judge.fits(value)]);
      const ours = said({ fits: (value) => schema.is(value) });
      expect(new Set(ours.map(([, fits]) => fits)).size).toBe(2);
      expect(ours).toEqual(said(judgeOf(name, read)));
      const json = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
      expect(said(ajvJudge(json))).toEqual(ours);
      expect(said(zodJudge(zodOf(schema.name, zods)!))).toEqual(ours);
      // What nothing needs any more isn't named.
      for (const less of lessThan(read)) expect(said(judgeOf(name, less))).not.toEqual(ours);
    }
  });
});
