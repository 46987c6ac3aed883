/** What a program loads that sends one operation: by the package's entry points, its index, the vendor's SDK. */
import { access, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { noteLoads } from "../package/note-loads.js";
import { runWell } from "./child.js";
import { findDocument, type WholeDocument } from "./documents.js";
import { generateOwn, makeProject } from "./own-package.js";
import { installPackages } from "./peer-cache.js";
import { medianOf } from "./race.js";
import { atMost, type BenchOptions, type Goal, type Row, type Table } from "./report.js";
import { checkProgram } from "./type-cost.js";

const rounds = 5;

interface Subject {
  readonly document: WholeDocument;
  /** The function, and its module. */
  readonly operation: readonly [name: string, module: string];
  /** A program with the vendor's SDK, where there is one. */
  readonly vendor?: { readonly name: string; readonly version: string; readonly program: string };
}

const subjects: readonly Subject[] = [
  {
    document: "stripe",
    operation: ["postPaymentIntents", "post-payment-intents"],
    vendor: {
      name: "stripe",
      version: "23.1.0",
      program: `import Stripe from "stripe";\nexport const client = new Stripe("sk_test");`,
    },
  },
  {
    document: "openai",
    operation: ["createChatCompletion", "create-chat-completion"],
    vendor: {
      name: "openai",
      version: "7.59.0",
      program: `import OpenAI from "openai";\nexport const client = new OpenAI({ apiKey: "sk" });`,
    },
  },
  { document: "github", operation: ["reposGet", "repos-get"] },
];

/** The files that a program may load which sends one operation: the client, its operations, the runtime. */
const mostFiles = 3;

export async function measureEntryPoints(
  work: string,
  { progress, hasPeers }: BenchOptions,
): Promise<{ readonly goals: readonly Goal[]; readonly tables: readonly Table[] }> {
  const goals: Goal[] = [];
  const tables: Table[] = [];
  for (const subject of subjects) {
    const document = await findDocument(subject.document, work);
    if (document === undefined) continue;
    progress(`generating whole ${subject.document}`);
    const folder = await makePackage(subject, document, path.join(work, `all-${subject.document}`));
    const rows: Row[] = [];
    const vendor = hasPeers ? await addVendor(subject, folder) : {};
    for (const [name, program] of Object.entries({ ...programsOf(subject), ...vendor })) {
      progress(`${subject.document}: ${name}`);
      const row = await loadsOf(program, folder);
      rows.push({ ...row, "": name });
      const most = mostCpu[name];
      if (most !== undefined && subject.document === "openai")
        goals.push(atMost(`CPU of importing whole openai: ${name}`, most, "ms", row["CPU ms"]));
      if (name !== byParts) continue;
      const what = `files that one operation of whole ${subject.document} loads`;
      goals.push(atMost(what, mostFiles, "", row["files"]));
    }
    tables.push({ title: `One operation of whole ${subject.document} that is sent: loaded`, rows });
  }
  return { goals, tables };
}

async function makePackage(
  { document: name, operation: [, module] }: Subject,
  document: string,
  folder: string,
): Promise<string> {
  await makeProject(folder, document, { dialect: name === "stripe" ? "stripe" : "oas" });
  await generateOwn(folder);
  await access(path.join(folder, `out/dist/api/operations/${module}.d.ts`));
  await mkdir(path.join(folder, "node_modules"));
  await symlink("../out", path.join(folder, "node_modules/measured"));
  return folder;
}

/** Its program, by its name; nothing where there is none. */
async function addVendor({ vendor }: Subject, folder: string): Promise<Record<string, string>> {
  if (vendor === undefined) return {};
  const { name, version, program } = vendor;
  const installed = await installPackages({ [name]: version });
  await symlink(path.join(installed, name), path.join(folder, "node_modules", name));
  return { [`${name} ${version}`]: program };
}

const byParts = "wireform, ./client and ./operations/*";
const byIndex = "wireform, the index";

/** Milliseconds of a processor, an empty program's taken off. */
const mostCpu: Readonly<Record<string, number>> = { [byParts]: 30, [byIndex]: 80 };

function programsOf({ operation: [name, module] }: Subject): Record<string, string> {
  const used = `export const used = [createClient(), ${name}];`;
  return {
    [byParts]: `import { createClient } from "measured/api/client";
      import { ${name} } from "measured/api/operations/${module}";\n${used}`,
    [byIndex]: `import { createClient, ${name} } from "measured/api";\n${used}`,
    "wireform, ./api": `import { createApi } from "measured/api/api";
      export const used = createApi();`,
  };
}

async function loadsOf(program: string, folder: string) {
  const file = path.join(folder, "program.mjs");
  const empty = path.join(folder, "empty.mjs");
  await writeFile(file, program);
  await writeFile(empty, "");
  const { output } = await runWell(["--import", noteLoads, file]);
  const runs: number[] = [];
  const over: number[] = [];
  const checks: number[] = [];
  const cost = await checkProgram(folder, program);
  for (let round = 0; round < rounds; round++) {
    const ran = await runWell([file]);
    runs.push(ran.wall);
    over.push(ran.cpu - (await runWell([empty])).cpu);
    checks.push((await checkProgram(folder, program)).total);
  }
  return {
    files: output.match(/^loads file:/gm)!.length - 1,
    "run s": medianOf(runs),
    "CPU ms": 1000 * medianOf(over),
    "files in tsc": cost.files,
    "tsc s": medianOf(checks),
    "MB in tsc": Math.round(cost.memory),
    errors: cost.errors,
  };
}
