/**
 * Programs as people first write them: they compile with every strict flag, run against a server on
 * 127.0.0.1, and send what they should. `must-fail.ts` beside them must not compile.
 */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { describeShared } from "../shared.js";
import { strictest } from "../types/settings.js";
import { complaintsOf, show, versions, type Complaint, type Version } from "../types/tsc.js";
import { answering } from "./answers.js";
import { ownPrograms, prepare, programsIn, runCaller, sharedPrograms } from "./caller.js";
import { ownTalks, sharedTalks, type Talk } from "./talks.js";

const own = await programsIn(ownPrograms);

test("every folder of programs is run", () => {
  expect(own).toEqual(Object.keys(ownTalks).toSorted());
  for (const name of Object.keys(ownTalks))
    expect(existsSync(path.join(ownPrograms, name))).toBe(true);
});

describe("the project's own programs", () => {
  hold(ownPrograms, ownTalks);
});

describeShared("../shared/callers", () => {
  test("has no program that isn't run", async () => {
    expect(await programsIn(sharedPrograms)).toEqual(Object.keys(sharedTalks).toSorted());
  });

  hold(sharedPrograms, sharedTalks);
});

/** All are compiled together: starting a compiler and reading its libraries takes the most time. */
function hold(programs: string, talks: Readonly<Record<string, Talk>>): void {
  let work: string;
  const complaints = new Map<Version, readonly Complaint[]>();
  beforeAll(async () => {
    work = await makeFolder();
    for (const name of Object.keys(talks))
      await prepare(path.join(programs, name), path.join(work, name));
    for (const version of versions) complaints.set(version, await compile(work, version));
  });

  test.each(Object.entries(talks))(
    "%s compiles, runs, and sends what it should",
    async (name, { answers, requests }) => {
      for (const version of versions) {
        const own = path.join(work, name) + path.sep;
        const of = complaints
          .get(version)!
          .filter(({ file }) => file === "" || file.startsWith(own));
        expect(of.map(show)).toEqual([]);
      }
      if (answers === null) return;
      await using server = await answering(answers);
      const program = path.join(work, "out", name, "caller.js");
      const ran = await runCaller(path.join(work, name), program, server.origin);
      expect(ran).toEqual({ code: 0, stdout: "", stderr: "" });
      expect(server.requests).toEqual(requests);
    },
  );
}

/** The compiler's messages about all programs in a folder; 7.0 also emits them to run. */
async function compile(work: string, version: Version): Promise<readonly Complaint[]> {
  const options = {
    ...strictest,
    lib: ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
    noFallthroughCasesInSwitch: true,
    rootDir: ".",
    outDir: "out",
    skipLibCheck: false,
  };
  const project = path.join(work, "tsconfig.json");
  await writeFile(project, JSON.stringify({ compilerOptions: options, include: ["*/*.ts"] }));
  return complaintsOf(version, project);
}
