/** Invented schemas with values, which are judged as ajv judges them by the document. */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, it } from "vitest";
import { exampleOf } from "../../templates/runtime/fake/example.js";
import { type Cases, expectSameVerdicts, type Modules, modulesOfSchemas } from "./same-verdicts.js";
import { changedSchema } from "./schema-walk.js";

/** @param rare schemas without examples: values are made at random, and then checked */
export function itJudgesAsAjv(openapi: string, cases: Cases, rare: readonly string[] = []): void {
  const schemas = Object.fromEntries(
    Object.entries(cases).map(([name, [schema]]) => [name, schema]),
  );

  describe(`in ${openapi}`, () => {
    let modules: Modules;

    beforeAll(async () => {
      modules = await modulesOfSchemas(openapi, schemas);
    });

    it.each(Object.keys(cases))("%s", (name) => {
      const ajv = new Ajv2020({ strict: false, unicodeRegExp: true });
      addFormats.default(ajv);
      const components = { schemas: changedAll(schemas) };
      const asWritten = ajv.compile({ $ref: `#/components/schemas/${name}`, components });
      const [, values] = cases[name]!;
      const schema = expectSameVerdicts(name, values, asWritten, modules);
      expect(values.some((value) => asWritten(value))).toBe(true);
      expect(values.every((value) => asWritten(value))).toBe(false);
      if (rare.includes(name)) return;
      for (const seed of [1, 2, 3]) expect(asWritten(exampleOf(schema, { seed }))).toBe(true);
    });
  });
}

/** JSON Schema says it by other keywords. */
function changedAll(schemas: Readonly<Record<string, object>>): object {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      changedSchema(schema, ({ nullable, ...rest }) => {
        if (nullable === true) return { anyOf: [rest, { type: "null" }] };
        if (rest["exclusiveMinimum"] !== true) return rest;
        const { minimum, ...others } = rest;
        return { ...others, exclusiveMinimum: minimum };
      }),
    ]),
  );
}
