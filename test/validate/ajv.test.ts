/** Our validators agree with ajv and with a second validator, with our JSON Schemas between them. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { corpusFolder, hasCorpus } from "../corpus/documents.js";
import { compareWithAjv, compareWithCfworker, corpusDocuments, validatorsOf } from "./compare.js";

const own = ["test/cases/validators/openapi.yaml", "specs/stripe.yaml", "specs/wepay.yaml"];

it.each(own)("on %s", async (document) => {
  const schemas = await validatorsOf(path.join(packageRoot, document));
  const { differences, pairs, fitting } = compareWithAjv(schemas, 40);
  expect(differences).toEqual([]);
  // Values of both kinds were tried.
  expect(fitting).toBeGreaterThan(pairs / 10);
  expect(pairs - fitting).toBeGreaterThan(pairs / 10);
  expect(compareWithCfworker(schemas, 40)).toMatchObject({ differences: [], pairs, fitting });
});

describe.skipIf(!hasCorpus)("on the corpus", () => {
  it.each(corpusDocuments)("%s", async (document) => {
    const schemas = await validatorsOf(path.join(corpusFolder, document));
    expect(schemas.length).toBeGreaterThan(0);
    expect(compareWithAjv(schemas, 8).differences).toEqual([]);
    expect(compareWithCfworker(schemas, 8).differences).toEqual([]);
  });
});
