import { deepStrictEqual } from "node:assert";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { requestDecoder } from "../../../templates/runtime/serve/decode/request.js";
import { bodies } from "../../parsers/bodies.js";
import { comparable, meaningOf, writeBody } from "../../parsers/meaning.js";
import { notations, parserNames } from "../../parsers/vectors.js";
import { ruleOfSchema } from "./schema-rule.js";

const formType = "application/x-www-form-urlencoded";
const decode = requestDecoder({
  id: "free",
  method: "POST",
  path: "/",
  body: { [formType]: { format: "form", rule: ruleOfSchema({}), isNested: true } },
  answers: {},
});

it.each(parserNames.flatMap((name) => notations.map((arrays) => [name, arrays] as const)))(
  "what %s reads (%s), is what comes back",
  async (name, arrays) => {
    let read = 0;
    const property = fc.asyncProperty(bodies, async (body) => {
      const form = writeBody(name, arrays, body);
      if (typeof form !== "string") return;
      const bytes = new TextEncoder().encode(form);
      const headers = new Headers({ "content-type": formType });
      const url = new URL("https://api.example/");
      const decoded = await decode({ url, headers, body: async () => bytes }, {});
      read++;
      // The schema is free: lists are told from objects only by their indices, as in PHP.
      const wanted = comparable("php", meaningOf(body));
      deepStrictEqual(comparable("php", decoded.body), wanted);
    });
    await fc.assert(property, { seed: 20_261_130, numRuns: 1_000 });
    expect(read).toBeGreaterThan(200);
  },
);
