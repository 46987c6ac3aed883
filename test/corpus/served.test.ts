/** A part of `npm run corpus:served` in the test suite. */
import { beforeAll, expect, it } from "vitest";
import { makeFolder } from "../leftovers.js";
import { describeShared } from "../shared.js";
import { readIndex } from "./documents.js";
import { runServed } from "./served/run.js";

/** Small documents with all that is hard to bring back, and how many resources are kept of each. */
const documents: Readonly<Record<string, number>> = {
  // Forms and multipart, with encodings.
  "ogen-form": 0,
  // Every style in every place, `content`, cookies.
  "oapi-parameters": 0,
  // Swagger 2.0, with its `collectionFormat`.
  "hey-api-full-2.0": 0,
  // Dates, unions of scalars, cookies, files.
  "python-client-baseline-3.1": 0,
  // Files; resources that are kept, in pages.
  "xero-files": 2,
};

describeShared("served documents of the corpus", async () => {
  const index = await readIndex();
  let work: string;
  beforeAll(async () => {
    work = await makeFolder();
  });

  it.each(Object.keys(documents))("%s", async (id) => {
    const document = index.find((one) => one.id === id)!;
    const { faults, needless, requests, resources } = (await runServed(document, work, 3))!;
    expect(faults).toEqual([]);
    expect(needless).toEqual([]);
    expect(Math.min(...requests)).toBeGreaterThan(10);
    expect(resources).toBe(documents[id]);
  });
});
