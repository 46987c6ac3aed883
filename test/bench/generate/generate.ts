/** What it takes to generate: cold, beside peers; again without a change; after a small one; by size. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findDocument, missingCorpus, wholeDocuments } from "../documents.js";
import { installPeers } from "../peer-cache.js";
import type { BenchOptions, Goal, Report, Table } from "../report.js";
import { measureAgain } from "./again.js";
import { type Compared, measureCold } from "./cold.js";
import { measureBySize } from "./by-size.js";
import { measureSmall } from "./small.js";
import { measureWatch } from "./watch.js";

/** The fastest of all, and two that write as much as we do. */
const compared = ["openapi-typescript", "redocly", "orval", "hey-api"];

/** Goals that nothing measures yet. */
const unmeasured = ["a bundler's plugin after an edit isn't measured: --watch does the same work"];

export async function measureGenerate(options: BenchOptions): Promise<Report> {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    const { peers, missing } = await installPeers(options, compared);
    const small = await measureSmall(path.join(work, "small"), options);
    const goals: Goal[] = [...small.goals];
    const tables: Table[] = [...small.tables];
    const add = (more: Compared) => {
      goals.push(...more.goals);
      tables.push(...more.tables);
    };
    for (const name of wholeDocuments) {
      const document = await findDocument(name, work);
      if (document === undefined) continue;
      const say = (text: string) => options.progress(`${name}: ${text}`);
      const folder = path.join(work, name);
      const cold = await measureCold(name, document, peers, folder, say);
      add(cold);
      if (name !== "stripe") continue;
      add(await measureAgain(document, path.join(work, "again"), cold.own.wall, say));
      add(await measureWatch(document, path.join(work, "watch"), say));
    }
    add(await measureBySize(path.join(work, "sizes"), options));
    const notes = tables.length === small.tables.length ? [missingCorpus] : [];
    return { name: "generate", goals, tables, notes: [...missing, ...notes, ...unmeasured] };
  } finally {
    await rm(work, { recursive: true });
  }
}
