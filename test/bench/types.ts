/** What importing one operation costs a caller's compiler, in a small package and in a large one. */
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { paymentIntents } from "./calls.js";
import { findDocument, missingCorpus } from "./documents.js";
import { measureEntryPoints } from "./entry-points.js";
import { generateOwn, makeProject, type ProjectOptions } from "./own-package.js";
import { generateWithPeer, installPeers } from "./peer-cache.js";
import { medianOf } from "./race.js";
import { atMost, type BenchOptions, type Report, type Row } from "./report.js";
import { checkProgram, type TypeCost } from "./type-cost.js";

const rounds = 3;

const compared = ["openapi-typescript", "hey-api", "kubb"];

/** The operation that is imported, and two others. */
const three = ["PostPaymentIntents", "GetCustomers", "PostRefunds"];

const empty = "an empty program";
const nameOf = (size: string, kind: string) => `wireform, of ${size}, by its ${kind}`;
const emptySkipping = `${empty}, with skipLibCheck`;
const skipping = "index, with skipLibCheck";

interface Program {
  readonly name: string;
  readonly folder: string;
  readonly text: string;
  /** Declarations aren't checked by themselves. */
  readonly skips?: boolean;
}

export async function measureTypes(options: BenchOptions): Promise<Report> {
  const { progress } = options;
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    const document = await findDocument("stripe", work);
    if (document === undefined)
      return { name: "types", goals: [], tables: [], notes: [missingCorpus] };
    const { peers, missing } = await installPeers(options, compared);
    progress("generating");
    const few = await generatePrograms("3", document, work, { operations: three });
    const all = await generatePrograms("all", document, work);
    const nothing = { name: empty, folder: all[0]!.folder, text: "export {};" };
    const programs: Program[] = [nothing, { ...nothing, name: emptySkipping, skips: true }];
    programs.push(...few, ...all);
    for (const installed of peers) {
      const { code, out } = await generateWithPeer(installed, document, "types");
      if (code !== 0) continue;
      const name = `${installed.peer.name}, of all`;
      programs.push({ name, folder: out, text: installed.peer.program(paymentIntents, out) });
    }
    const costs = await checkInTurn(programs, progress);
    const typesOf = (size: string, kind: string) =>
      costs[nameOf(size, kind)]!.types - costs[kind === skipping ? emptySkipping : empty]!.types;
    const ratio = (kind: string) => typesOf("all", kind) / typesOf("3", kind);
    const entryPoints = await measureEntryPoints(work, options);
    const rows = Object.entries(costs).map(([name, cost]): Row => rowOf(name, cost, costs[empty]!));
    return {
      name: "types",
      goals: [
        atMost("types that a module brings, of all beside of 3", 1.1, "x", ratio("module")),
        atMost("types that the index brings, of all beside of 3", 1.1, "x", ratio("index")),
        atMost("the same with skipLibCheck", 1.1, "x", ratio(skipping)),
        ...entryPoints.goals,
      ],
      tables: [
        { title: "payment_intents of whole Stripe, imported and called: tsc 5.9", rows },
        ...entryPoints.tables,
      ],
      notes: missing,
    };
  } finally {
    await rm(work, { recursive: true });
  }
}

/** Programs that import the operation from its own package: from its module, and from the index. */
async function generatePrograms(
  size: string,
  document: string,
  work: string,
  include?: ProjectOptions["include"],
): Promise<readonly Program[]> {
  const folder = path.join(work, size);
  await makeProject(folder, document, { dialect: "stripe", ...(include && { include }) });
  await generateOwn(folder);
  await mkdir(path.join(folder, "node_modules"));
  await symlink("../out", path.join(folder, "node_modules/measured"));
  const { operation, body } = paymentIntents;
  return Object.entries({
    module: "measured/api/operations/post-payment-intents",
    index: "measured/api",
    [skipping]: "measured/api",
  }).map(([kind, from]) => ({
    name: nameOf(size, kind),
    folder,
    text: `import { ${operation} } from "${from}";\nconsole.log(${operation}({ body: ${body} }).body);`,
    skips: kind === skipping,
  }));
}

async function checkInTurn(
  programs: readonly Program[],
  progress: BenchOptions["progress"],
): Promise<Readonly<Record<string, TypeCost>>> {
  const costs: Record<string, TypeCost[]> = {};
  for (let round = 1; round <= rounds; round++) {
    for (const { name, folder, text, skips } of programs) {
      progress(`${name}, ${round} of ${rounds}`);
      (costs[name] ??= []).push(await checkProgram(folder, text, skips));
    }
  }
  const medians = Object.entries(costs).map(([name, all]) => {
    const median = (figure: keyof TypeCost) => medianOf(all.map((cost) => cost[figure]));
    return [name, { ...all[0]!, total: median("total"), check: median("check") }] as const;
  });
  return Object.fromEntries(medians);
}

function rowOf(name: string, cost: TypeCost, empty: TypeCost): Row {
  return {
    "time, empty = 1": cost.total / empty.total,
    "instantiations over empty": cost.instantiations - empty.instantiations,
    "types over empty": cost.types - empty.types,
    "total s": cost.total,
    "check s": cost.check,
    MB: Math.round(cost.memory),
    errors: cost.errors,
    "": name,
  };
}
