/** A part of `npm run corpus:validators` in the test suite, and what its record says. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { linkPeers } from "../cases/peers.js";
import { makeFolder } from "../leftovers.js";
import { describeShared } from "../shared.js";
import { readIndex } from "./documents.js";
import { needlessReadings, readRecord, sumOf } from "./validators/record.js";
import { readings } from "./validators/readings.js";
import { runValidators } from "./validators/run.js";

/** Small documents that need a reading each, and one that needs none. */
const documents: Readonly<Record<string, readonly string[]>> = {
  "ably-control": [],
  "hey-api-discriminator-non-string": [
    "discriminator of a parent",
    "nullable without null in its enum",
  ],
  "jsonschema-2020-12": ["writeOnly in answers"],
  "orval-regressions": ["members without a type"],
};

describeShared("validators of the corpus", async () => {
  const index = await readIndex();
  let work: string;
  beforeAll(async () => {
    work = await makeFolder();
    await linkPeers(work);
  });

  it.each(Object.keys(documents))("of %s", async (id) => {
    const document = index.find((one) => one.id === id)!;
    const { pairs, explained, unexplained } = (await runValidators(document, work, 20))!;
    expect(unexplained).toEqual([]);
    expect(Object.keys(explained)).toEqual(documents[id]);
    expect(Math.min(...Object.values(pairs))).toBeGreaterThan(200);
  });
});

it("has a record that explains all, with readings that are needed", async () => {
  const { documents, reasons } = await readRecord();
  const sum = sumOf(Object.values(documents));
  expect(sum.unexplained).toBe(0);
  expect(sum.pairs.document).toBeGreaterThan(100_000);
  expect(needlessReadings(sum)).toEqual([]);
  expect(reasons).toEqual(Object.fromEntries(readings.map(({ name, reason }) => [name, reason])));
});

it("says in the documentation what the record says", async () => {
  const { documents } = await readRecord();
  const { schemas, pairs } = sumOf(Object.values(documents));
  const page = await readFile(path.join(packageRoot, "docs/validation.md"), "utf8");
  const number = (value: number) => value.toLocaleString("en");
  expect(page.replaceAll("\n", " ")).toContain(
    `${Object.keys(documents).length} documents, ${number(schemas)} schemas, ${number(pairs.document)} values`,
  );
});
