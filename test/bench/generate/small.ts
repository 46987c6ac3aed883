/** The payment documents of this repository: what a small API takes in all. */
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../../generator/host/package-root.js";
import type { Taken } from "../child.js";
import { generateOwn, makeProject } from "../own-package.js";
import { atMost, type BenchOptions } from "../report.js";
import { type Compared, takenTable } from "./cold.js";
import { takeTurns } from "./turns.js";

const name = "specs/stripe.yaml";

export async function measureSmall(work: string, { progress }: BenchOptions): Promise<Compared> {
  await mkdir(work, { recursive: true });
  await cp(path.join(packageRoot, "specs"), path.join(work, "specs"), { recursive: true });
  const results = await takeTurns(
    {
      [name]: async (round) => {
        const project = path.join(work, `${round}`);
        await makeProject(project, path.join(work, name), { dialect: "stripe" });
        return generateOwn(project);
      },
    },
    progress,
  );
  const { wall } = results[name] as Taken;
  return {
    goals: [atMost("the payments document, cold", 0.4, "s", wall)],
    tables: [takenTable("a small document, cold", results, name)],
  };
}
