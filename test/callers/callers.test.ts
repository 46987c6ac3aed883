/**
 * Programs as people write them first: they compile with every strict flag, run against a server on
 * 127.0.0.1, and send what they should. `must-fail.ts` beside them has what must not compile.
 */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { describeShared } from "../shared.js";
import { strictest } from "../types/settings.js";
import { complaintsOf, show, versions } from "../types/tsc.js";
import { answering } from "./answers.js";
import { ownPrograms, prepare, programsIn, runCaller, sharedPrograms } from "./caller.js";
import { ownTalks, sharedTalks, type Talk } from "./talks.js";

const own = await programsIn(ownPrograms);

test("every folder of programs is run", () => {
  expect(own).toEqual(Object.keys(ownTalks).toSorted());
  for (const name of Object.keys(ownTalks))
    expect(existsSync(path.join(ownPrograms, name))).toBe(true);
});

describe.each(own)("%s", (name) => {
  test("compiles, runs, and sends what it should", () => holds(ownPrograms, name, ownTalks[name]!));
});

describeShared("../shared/callers", () => {
  test("has no program that isn't run", async () => {
    expect(await programsIn(sharedPrograms)).toEqual(Object.keys(sharedTalks).toSorted());
  });

  test.each(Object.keys(sharedTalks))("%s compiles, runs, and sends what it should", (name) =>
    holds(sharedPrograms, name, sharedTalks[name]!),
  );
});

async function holds(programs: string, name: string, { answers, requests }: Talk): Promise<void> {
  const work = await prepare(path.join(programs, name));
  for (const version of versions) expect(await complaints(work, version)).toEqual([]);
  if (answers === null) return;
  await using server = await answering(answers);
  expect(await runCaller(work, server.origin)).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(server.requests).toEqual(requests);
}

/** What a compiler says of the folder's programs; with 7.0 they are compiled to run. */
async function complaints(work: string, version: (typeof versions)[number]) {
  const options = {
    ...strictest,
    lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
    noFallthroughCasesInSwitch: true,
    rootDir: ".",
    outDir: "out",
    skipLibCheck: false,
  };
  const project = path.join(work, "tsconfig.json");
  await writeFile(project, JSON.stringify({ compilerOptions: options, include: ["*.ts"] }));
  return (await complaintsOf(version, project)).map(show);
}
