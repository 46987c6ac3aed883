/** What it costs to generate fixed documents: cold, after an edit, and again without one. */
import { cp, mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../../../generator/host/package-root.js";
import { command, generateOwn, makeProject } from "../own-package.js";
import { roomOf, rooms } from "../rooms.js";
import { callsIn, type Counted, countRun } from "./counted-run.js";
import type { Counts } from "./counts.js";
import { largeDocument } from "./large-document.js";

const modules = path.join(packageRoot, "test/bench/run-modules.mjs");

export async function countGenerate(work: string): Promise<Readonly<Record<string, Counts>>> {
  const own = path.join(work, "own");
  await mkdir(path.join(own, "node_modules"), { recursive: true });
  await cp(path.join(packageRoot, "specs"), path.join(own, "specs"), { recursive: true });
  await cp(path.join(packageRoot, "wireform.yaml"), path.join(own, "wireform.yaml"));

  const large = path.join(work, "large");
  const document = path.join(large, "large.json");
  await makeProject(large, document, { dialect: "stripe" });
  const write = (edit?: string) =>
    writeFile(document, JSON.stringify(largeDocument(edit), null, 2));
  await mkdir(path.join(large, "node_modules"));
  await write();
  const ofOwn = await countModules(own);
  const cold = await countModules(large);
  // The first run that finds nothing to do leaves a seal for those after it.
  await generateOwn(large);
  const unchanged = await countModules(large);
  // What users run: its files are larger and fewer.
  const loadedUnchanged = await loadedBy(await countRun([command, "generate"], large));
  await write("Edited.");
  const edited = await countModules(large);
  await write();
  const loaded = await loadedBy(await countRun([command, "generate", "--force"], large));
  return {
    "own documents, cold": ofOwn,
    "large document, cold": { ...cold, ...loaded },
    "large document, one operation edited": edited,
    "large document, nothing changed": { ...unchanged, ...loadedUnchanged },
  };
}

async function countModules(folder: string): Promise<Counts> {
  const counted = await countRun([modules, "generate"], folder);
  const ofRooms = rooms.map((room) => [
    `calls in ${room}`,
    callsIn(counted, (url) => roomOf(url) === room),
  ]);
  return {
    "files written": counted.written,
    "schemas lowered": callsIn(counted, (url) => roomOf(url) === "3-lower", "lowerSchema"),
    "texts laid out by prettier": callsIn(counted, isPrettier, "printDocToString"),
    ...(Object.fromEntries(ofRooms) as Counts),
  };
}

const isPrettier = (url: string) => url.includes("/node_modules/prettier/");

/** Of the command as it is run: programs are files that are read, too. */
async function loadedBy({ scripts, read }: Counted): Promise<Counts> {
  const files = scripts.map(({ url }) => fileURLToPath(url));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return {
    "files read": read,
    "scripts loaded": files.length,
    "bytes of scripts loaded": sizes.reduce((sum, size) => sum + size, 0),
  };
}
