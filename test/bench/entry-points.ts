/** What a program loads that sends one operation: by the package's entry points, its index, the vendor's SDK. */
import { access, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import { noteLoads } from "../package/note-loads.js";
import { runWell } from "./child.js";
import { findDocument, type WholeDocument } from "./documents.js";
import { generateOwn, makeProject } from "./own-package.js";
import { medianOf } from "./race.js";
import { atMost, type BenchOptions, type Goal, type Row, type Table } from "./report.js";
import { checkProgram } from "./type-cost.js";

const rounds = 3;

interface Subject {
  readonly document: WholeDocument;
  /** The function, and its module. */
  readonly operation: readonly [name: string, module: string];
  /** A program with the vendor's SDK, where that is installed. */
  readonly vendor?: { readonly name: string; readonly program: string };
}

const subjects: readonly Subject[] = [
  {
    document: "stripe",
    operation: ["postPaymentIntents", "post-payment-intents"],
    vendor: {
      name: "stripe 23.1.0",
      program: `import Stripe from "stripe";\nexport const client = new Stripe("sk_test");`,
    },
  },
  { document: "openai", operation: ["createChatCompletion", "create-chat-completion"] },
  { document: "github", operation: ["reposGet", "repos-get"] },
];

/** The modules that a program may load which sends one operation. */
const mostModules = 3;

export async function measureEntryPoints(
  work: string,
  { progress }: BenchOptions,
): Promise<{ readonly goals: readonly Goal[]; readonly tables: readonly Table[] }> {
  const goals: Goal[] = [];
  const tables: Table[] = [];
  for (const subject of subjects) {
    const document = await findDocument(subject.document, work);
    if (document === undefined) continue;
    progress(`generating whole ${subject.document}`);
    const folder = await makePackage(subject, document, path.join(work, `all-${subject.document}`));
    const rows: Row[] = [];
    for (const [name, program] of Object.entries(programsOf(subject))) {
      progress(`${subject.document}: ${name}`);
      const row = await loadsOf(program, folder);
      rows.push({ ...row, "": name });
      if (name !== byParts) continue;
      const what = `modules that one operation of whole ${subject.document} loads`;
      goals.push(atMost(what, mostModules, "", row["modules"]));
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
  await symlink(
    path.join(packageRoot, "node_modules/stripe"),
    path.join(folder, "node_modules/stripe"),
  );
  return folder;
}

const byParts = "wireform, ./client and ./operations/*";

function programsOf({ operation: [name, module], vendor }: Subject): Record<string, string> {
  const used = `export const used = [createClient(), ${name}];`;
  return {
    [byParts]: `import { createClient } from "measured/api/client";
      import { ${name} } from "measured/api/operations/${module}";\n${used}`,
    "wireform, the index": `import { createClient, ${name} } from "measured/api";\n${used}`,
    "wireform, ./api": `import { createApi } from "measured/api/api";
      export const used = createApi();`,
    ...(vendor === undefined ? {} : { [vendor.name]: vendor.program }),
  };
}

async function loadsOf(program: string, folder: string) {
  const file = path.join(folder, "program.mjs");
  // An empty program's time is Node's own.
  await writeFile(file, program);
  const { output } = await runWell(["--import", noteLoads, file]);
  const runs: number[] = [];
  const checks: number[] = [];
  const cost = await checkProgram(folder, program);
  for (let round = 0; round < rounds; round++) {
    runs.push((await runWell([file])).wall);
    checks.push((await checkProgram(folder, program)).total);
  }
  return {
    modules: output.match(/^loads file:/gm)!.length - 1,
    "run s": medianOf(runs),
    "files in tsc": cost.files,
    "tsc s": medianOf(checks),
    "MB in tsc": Math.round(cost.memory),
    errors: cost.errors,
  };
}
