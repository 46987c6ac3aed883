/**
 * Prism as a proxy between the requests of a document's client and its fake, which is a handler: it finds
 * no violation, neither in requests nor in answers.
 */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../../generator/host/package-root.js";
import { corpusFolder, hasCorpus } from "../../corpus/documents.js";
import { listen } from "../sent-requests.js";
import { knownDifferences } from "./known-differences.js";
import { startPrismProxy } from "./prism.js";
import { packageOf, sendAll } from "./send-all.js";

const own = [
  "specs/stripe.yaml",
  "specs/wepay.yaml",
  "test/cases/handler-and-fake/openapi.yaml",
  "test/cases/stateful-fake/openapi.yaml",
  "test/cases/validators/openapi.yaml",
];

const ofCorpus = [
  "petstore-3.0.4.yaml",
  "museum.yaml",
  "ably-control.yaml",
  "stripe-payment-records-2026-03.json",
  "netlify.yaml",
];

const knownOf = (name: string) =>
  knownDifferences.flatMap(({ document, violation }) => (document === name ? [violation] : []));

async function violationsOf(document: string): Promise<readonly string[]> {
  const made = await packageOf(document);
  const { fetch } = made.fake.createFake();
  const upstream = await listen(fetch);
  return sendAll(made, await startPrismProxy(document, upstream));
}

it.each(own)("%s", async (name) => {
  expect(await violationsOf(path.join(packageRoot, name))).toEqual(knownOf(name));
});

describe.skipIf(!hasCorpus)("of the corpus", () => {
  it.each(ofCorpus)("%s", async (name) => {
    expect(await violationsOf(path.join(corpusFolder, name))).toEqual(knownOf(name));
  });
});

it("knows of each difference which document it is of", () => {
  const documents = new Set([...own, ...ofCorpus]);
  expect(knownDifferences.filter(({ document }) => !documents.has(document))).toEqual([]);
});

it("would find one", async () => {
  const document = path.join(packageRoot, "test/cases/handler-and-fake/openapi.yaml");
  const wrong = () => Response.json({ id: 7 }, { status: 201 });
  const upstream = await listen(async () => wrong());
  const found = await sendAll(await packageOf(document), await startPrismProxy(document, upstream));
  expect(found).toContain("createOrder response.body: required");
});
