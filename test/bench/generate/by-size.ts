/** How the cost grows with a document: parts of GitHub's, the whole of it, and more than one joined. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Taken } from "../child.js";
import { generateOwn, makeProject } from "../own-package.js";
import { installPackages } from "../peer-cache.js";
import { atMost, type BenchOptions, type Row } from "../report.js";
import type { Compared } from "./cold.js";
import { type LargeDocument, joinTwice, partOf, textOf } from "./document-parts.js";
import { type Results, takeTurns, type Turn } from "./turns.js";

/** In MB of JSON; the last ones are beyond GitHub's own. */
const sizes = [0.1, 1, 5, 13, 20];

const nameOf = (size: number) => `${size} MB`;

/** Where start-up no longer counts, and the largest. */
const [near, far] = [1, 20];

export async function measureBySize(work: string, options: BenchOptions): Promise<Compared> {
  if (!options.hasPeers) return { goals: [], tables: [] };
  const installed = await installPackages({ "@octokit/openapi": "23.0.2" });
  const file = path.join(installed, "@octokit/openapi/generated/api.github.com.json");
  const whole = JSON.parse(await readFile(file, "utf8")) as LargeDocument;
  const wholeSize = textOf(whole).length;
  await mkdir(work, { recursive: true });
  const bytes = new Map<number, number>();
  const contenders: Record<string, Turn> = {};
  for (const size of sizes) {
    const isPart = size * 1e6 < wholeSize;
    const document = isPart ? partOf(whole, size * 1e6) : joinTwice(whole, size * 1e6);
    const text = textOf(document);
    bytes.set(size, text.length);
    const file = path.join(work, `${size}.json`);
    await writeFile(file, text);
    contenders[nameOf(size)] = async (round) => {
      const project = path.join(work, `${size}-${round}`);
      await makeProject(project, file, { dialect: "oas" });
      return generateOwn(project);
    };
  }
  const results = await takeTurns(contenders, options.progress, 1);
  const perByte = (size: number) => (results[nameOf(size)] as Taken).wall / bytes.get(size)!;
  return {
    goals: [
      atMost(`seconds per MB, ${far} MB beside ${near} MB`, 1.1, "x", perByte(far) / perByte(near)),
    ],
    tables: [{ title: "GitHub's document, parts and more", rows: rowsOf(results, bytes) }],
  };
}

function rowsOf(results: Results, bytes: ReadonlyMap<number, number>): readonly Row[] {
  return [...bytes].map(([size, length]) => {
    const { wall, cpu, peak } = results[nameOf(size)] as Taken;
    return {
      MB: length / 1e6,
      "wall s": wall,
      "CPU s": cpu,
      "wall s per MB": (wall * 1e6) / length,
      "peak MB": Math.round(peak),
    };
  });
}
