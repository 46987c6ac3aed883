/** `wireform conform` judges Prism as a server: it keeps to documents as we read them. */
import path from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../../generator/host/package-root.js";
import { corpusFolder, hasCorpus } from "../../corpus/documents.js";
import { conformIn } from "../conform/server.js";
import { startPrismMock } from "./prism.js";

const given = ["--methods", "all", "--rate", "1000", "--header", "Authorization: Bearer x"];

async function judge(folder: string, document: string) {
  const url = await startPrismMock(path.join(folder, document));
  const header = ["--header", "api_key: x"];
  return conformIn(folder, document, "--base-url", url, ...given, ...header);
}

it("Stripe", async () => {
  const { out, code } = await judge(packageRoot, "specs/stripe.yaml");
  expect(out).toContain("\n2 of 2 operations called at http://127.0.0.1");
  expect(out).toMatch(/, 0 violations\n$/);
  expect(code).toBe(0);
});

it.skipIf(!hasCorpus)("Petstore, of the corpus", async () => {
  const { out, code } = await judge(corpusFolder, "petstore-3.0.4.yaml");
  expect(out).toContain("\n19 of 19 operations called at http://127.0.0.1");
  expect(out).toMatch(/, 0 violations\n$/);
  expect(code).toBe(0);
});
