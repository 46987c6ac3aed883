/** Samples in READMEs keep the rules of their schemas: what a reader copies is taken. */
import { expect, it } from "vitest";
import { runInMemory as run } from "./memory.js";

/** The body of the sample of one operation. */
async function sampleOf(schema: object): Promise<string> {
  const content = { "application/json": { schema: { type: "object", ...schema } } };
  const post = {
    operationId: "make",
    requestBody: { required: true, content },
    responses: { "204": { description: "Done." } },
  };
  const { files } = await run({ paths: { "/a": { post } } });
  const readme = files.get("README.md")!;
  const [, body] = /\bapi\.make\(\{\s*body: ([^]*?),?\s*\}\);/.exec(readme)!;
  return body!.replace(/\s+/g, " ").replace(/, \}/g, " }");
}

const member = (schema: object) => ({ required: ["a"], properties: { a: schema } });

it.each<[object, string]>([
  [{ type: "string", minLength: 5, example: "abc" }, '"....."'],
  [{ type: "string", minLength: 5, examples: ["abc", "abcde"] }, '"abcde"'],
  [{ type: "string", maxLength: 2 }, '".."'],
  [{ type: "string", minLength: 1000 }, '"..."'],
  [{ type: "integer", maximum: 10, example: 12 }, "1"],
  [{ type: "integer", maximum: 10, example: 8 }, "8"],
  [{ type: "integer", minimum: 18 }, "18"],
  [{ type: "integer", exclusiveMinimum: 18 }, "19"],
  [{ type: "integer", maximum: -2 }, "-2"],
  [{ type: "integer", multipleOf: 100 }, "100"],
  [{ type: "integer", minimum: 150, multipleOf: 100 }, "200"],
  [{ type: "number", minimum: 0.2, exclusiveMaximum: 0.8 }, "0.5"],
  [{ type: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.5 }, "0.25"],
  [{ type: "integer", minimum: 3, maximum: 2 }, "1"],
  [{ type: "integer", enum: [50, 5], maximum: 10 }, "5"],
  [{ type: "array", minItems: 2, items: { type: "string" } }, '["...", "..."]'],
  [{ type: "array", minItems: 2, uniqueItems: true, items: { type: "string" } }, '["..."]'],
  [{ type: "array", items: { type: "string" } }, "[]"],
  [{ type: "array", items: { type: "integer", maximum: 5 }, example: [9] }, "[]"],
])("%j: %s", async (schema, sample) => {
  expect(await sampleOf(member(schema))).toBe(`{ a: ${sample} }`);
});

const text = { type: "string" };

it("has what a member asks for besides", async () => {
  const properties = { a: text, b: text, c: text };
  const dependentRequired = { a: ["b"], b: ["c"], x: ["y"] };
  expect(
    await sampleOf({
      required: ["a"],
      properties: { a: text, b: text },
      dependentRequired: { a: ["b"] },
    }),
  ).toBe('{ a: "...", b: "..." }');
  expect(await sampleOf({ required: ["a"], properties, dependentRequired })).toBe(
    '{ a: "...", b: "...", c: "..." }',
  );
  const dependentSchemas = { a: { required: ["b"], properties: { b: { const: 7 } } } };
  const { c, ...others } = properties;
  expect(
    await sampleOf({ required: ["a"], properties: { ...others, c, b: {} }, dependentSchemas }),
  ).toMatch(/^\{ a: "...", b: 7 \}$/);
});

/** As text: linters take an object with `then` for a promise. */
const choice =
  '{"if":{"properties":{"kind":{"const":"card"}}},"then":{"required":["number"]},"else":{"required":["iban"]}}';

it("has what `then` or `else` ask for", async () => {
  const kinds = (...words: string[]) => ({
    required: ["kind"],
    properties: { kind: { enum: words }, number: text, iban: text },
    ...(JSON.parse(choice) as object),
  });
  expect(await sampleOf(kinds("card", "bank"))).toBe('{ kind: "card", number: "..." }');
  expect(await sampleOf(kinds("bank", "card"))).toBe('{ kind: "bank", iban: "..." }');
});
