/** Runs after an edit of a document, beside whole runs of what results. */
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { readRecord } from "../../generator/cache/last-record.js";
import { produce } from "../../generator/pipeline.js";
import type { RunMemory } from "../../generator/pipeline/edit/run-memory.js";
import { makeFolder } from "../leftovers.js";
import type { Random } from "../mutations/random.js";
import { readTree } from "../package/project.js";

export const print = (value: unknown) => JSON.stringify(value, null, 2);

/** A document, or its text. */
const textOf = (document: unknown) => (typeof document === "string" ? document : print(document));

interface RunOptions {
  readonly force?: boolean;
  /** That of the process that has run there before. */
  readonly memory?: RunMemory;
}

/** Runs in a folder that has a project: `isShort` if only what changed was read. */
export async function run(cwd: string, options: RunOptions = {}) {
  const steps: string[] = [];
  const config = { cwd, clients: [{ name: null, document: "openapi.json" }], package: {} };
  const onProgress = (step: string) => void steps.push(step);
  const output = await produce("write", config, "out", { ...options, onProgress });
  options.memory?.finish();
  const isShort =
    steps[0]?.startsWith("reading what changed") === true && steps[1] !== "reading openapi.json";
  return { output, isShort };
}

/** A project that was generated; `null` if that isn't possible. */
export async function makeProject(document: unknown, memory?: RunMemory): Promise<string | null> {
  const folder = await makeFolder();
  await mkdir(path.join(folder, "node_modules"));
  await writeFile(path.join(folder, "openapi.json"), textOf(document));
  const { output } = await run(folder, memory && { memory });
  return output.ok ? folder : null;
}

/** What a run in a project gives after an edit, and what a whole run gives. */
export async function editBothWays(project: string, document: unknown, memory?: RunMemory) {
  const copy = await makeFolder();
  await writeFile(path.join(project, "openapi.json"), textOf(document));
  await cp(project, copy, { recursive: true });
  const [edited, made] = [
    await run(project, memory && { memory }),
    await run(copy, { force: true }),
  ];
  return {
    isShort: edited.isShort,
    short: await resultIn(project, edited),
    whole: await resultIn(copy, made),
  };
}

async function resultIn(folder: string, { output }: Awaited<ReturnType<typeof run>>) {
  const { firstCall: _, inputs, ...rest } = output;
  const { contentHashes, ...record } = readRecord(path.join(folder, "out")) ?? {
    contentHashes: {},
  };
  return {
    ...rest,
    inputs: [...inputs].map(([file, hash]) => [path.relative(folder, file), hash]),
    record,
    files: await readTree(path.join(folder, "out")),
    // Those of files in which only a part was replaced aren't known.
    hashes: Object.entries(contentHashes).filter(
      ([file]) => file !== "api" && file !== "README.md",
    ),
  };
}

type Paths = Record<string, Record<string, { description?: string; summary?: string }>>;

/** A change such as people make: of a text. */
export function retold(value: unknown, random: Random): unknown {
  const document = structuredClone(value) as { readonly paths?: Paths };
  const items = Object.values(document.paths ?? {}).filter((item) => typeof item === "object");
  const operations = items
    .flatMap((item) => Object.values(item))
    .filter((one) => Object.hasOwn(Object(one), "responses"));
  if (operations.length === 0) return value;
  const operation = random.pick(operations);
  operation.description = `Told anew, ${random.below(1000)}.\n\nAnd *more*.`;
  return document;
}
