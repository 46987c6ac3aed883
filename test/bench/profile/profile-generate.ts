/** `npm run bench -- generate --profile`: where the time of a cold run goes, by pass. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageRoot } from "../../../generator/host/package-root.js";
import { runWell } from "../child.js";
import { findDocument, missingCorpus, ownDocument } from "../documents.js";
import { makeProject } from "../own-package.js";
import type { BenchOptions, Report, Row, Table } from "../report.js";
import { type CpuProfile, timeByRoom } from "./time-by-room.js";

const modules = path.join(packageRoot, "test/bench/run-modules.mjs");

export async function profileGenerate({ progress }: BenchOptions): Promise<Report> {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    const found = await findDocument("stripe", work);
    const name = found === undefined ? "specs/stripe.yaml" : "whole Stripe";
    const project = path.join(work, "project");
    await makeProject(project, found ?? ownDocument, { dialect: "stripe" });
    progress(`generating ${name}`);
    const flags = ["--cpu-prof", "--cpu-prof-interval", "500", "--cpu-prof-dir", work];
    const { wall, cpu, peak } = await runWell([...flags, modules, "generate"], { cwd: project });
    const profile = await readProfile(work);
    const files = await readdir(path.join(project, "out"), {
      recursive: true,
      withFileTypes: true,
    });
    const row: Row = {
      "wall s": wall,
      "CPU s": cpu,
      "peak MB": Math.round(peak),
      files: files.filter((entry) => entry.isFile()).length,
    };
    return {
      name: "generate",
      goals: [],
      tables: [{ title: `${name}, cold, while it is profiled`, rows: [row] }, timeTable(profile)],
      notes: found === undefined ? [missingCorpus] : [],
    };
  } finally {
    await rm(work, { recursive: true });
  }
}

async function readProfile(folder: string): Promise<CpuProfile> {
  const name = (await readdir(folder)).find((file) => file.endsWith(".cpuprofile"));
  return JSON.parse(await readFile(path.join(folder, name!), "utf8")) as CpuProfile;
}

function timeTable(profile: CpuProfile): Table {
  const times = timeByRoom(profile);
  const all = [...times.values()].reduce((sum, { total }) => sum + total, 0);
  const rows = [...times].map(([room, { total, packages, most }]): Row => {
    const [name = "", time = 0] = most[0] ?? [];
    return {
      "%": (100 * total) / all,
      ms: Math.round(total / 1000),
      "of it in packages": Math.round(packages / 1000),
      where: room,
      "most of it": time === 0 ? "" : `${name} ${Math.round(time / 1000)}`,
    };
  });
  return { title: "The main thread's time, by who asked for the work", rows };
}
