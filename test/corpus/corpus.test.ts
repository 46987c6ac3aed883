/** A part of the corpus in the test suite, by the modules of `npm run corpus`. */
import { describeShared } from "../shared.js";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readIndex } from "./documents.js";
import { problemsOf, readKnownGaps, strayGaps } from "./judge.js";
import { runDocument } from "./run.js";
import { leftOut, subset } from "./subset.js";
import { typeCheck } from "./type-check.js";

describeShared("corpus", async () => {
  const index = await readIndex();
  const gaps = await readKnownGaps();
  let work: string;
  beforeAll(async () => {
    work = await mkdtemp(path.join(tmpdir(), "wireform-corpus-"));
  });
  afterAll(() => rm(work, { recursive: true, force: true }));

  it("has each document either in the subset or left out", () => {
    const ids = index.map(({ id }) => id);
    expect([...subset, ...leftOut].toSorted()).toEqual(ids.toSorted());
  });

  it("lists no gap of a document that is not there", () => {
    expect(strayGaps(index, gaps)).toEqual([]);
  });

  it.each(subset)("generates %s", async (id) => {
    const document = index.find((document) => document.id === id)!;
    expect(problemsOf(document, await runDocument(document, work), gaps)).toEqual([]);
  });

  // The last test: it checks what the others have written.
  it("tsc finds nothing in all sources together", async () => {
    expect(Object.fromEntries(await typeCheck("7.0", subset, work))).toEqual({});
  });
});
