/** `--watch`: from a save of one operation to what follows from it, written. */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { editOperation } from "../documents.js";
import { command, generateOwn, makeProject } from "../own-package.js";
import { medianOf } from "../race.js";
import { atMost } from "../report.js";
import type { Compared } from "./cold.js";
import { rounds } from "./turns.js";

export async function measureWatch(
  document: string,
  project: string,
  progress: (text: string) => void,
): Promise<Compared> {
  await makeProject(project, document, { dialect: "stripe" });
  await generateOwn(project);
  const child = spawn(process.execPath, [command, "generate", "--watch"], { cwd: project });
  const times: number[] = [];
  const floors: number[] = [];
  try {
    await told(child, /nothing to do: .*\n/);
    // The first edit finds nothing in memory yet.
    for (let round = 0; round <= rounds; round++) {
      progress(`--watch, ${round} of ${rounds}`);
      const written = told(child, /\d+ changed in .*\n/);
      await editOperation(document, "/v1/payment_intents", `${round}`.repeat(9));
      const start = performance.now();
      await written;
      if (round > 0) times.push((performance.now() - start) / 1000);
      floors.push(await floorOf(document, project));
    }
  } finally {
    child.kill("SIGKILL");
  }
  const [time, floor] = [medianOf(times), medianOf(floors)];
  return {
    goals: [
      atMost("--watch, one operation changed, from save to written", 0.3, "s", time),
      atMost("the same beside JSON.parse, a hash and a write", 2, "x", time / floor),
    ],
    tables: [
      {
        title: "stripe, --watch",
        rows: [
          { "wall s": time, "": "wireform, one operation changed" },
          { "wall s": floor, "": "JSON.parse and SHA-256 of the document, a write" },
        ],
      },
    ],
  };
}

/** What nobody who watches can do without, in seconds. */
async function floorOf(document: string, project: string): Promise<number> {
  const start = performance.now();
  const text = await readFile(document, "utf8");
  JSON.parse(text);
  createHash("sha256").update(text).digest("hex");
  await writeFile(path.join(project, "floor"), "");
  return (performance.now() - start) / 1000;
}

/** Waits until the process tells some text. */
async function told(child: ChildProcess, text: RegExp): Promise<void> {
  let all = "";
  const take = (data: Buffer) => void (all += data.toString());
  child.stderr!.on("data", take);
  try {
    while (!text.test(all)) {
      if (child.exitCode !== null) throw new Error(`--watch ended with ${child.exitCode}: ${all}`);
      await Promise.race([once(child.stderr!, "data"), once(child, "exit")]);
    }
  } finally {
    child.stderr!.off("data", take);
  }
}
