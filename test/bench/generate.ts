/** What generating costs: cold, compared with others; again without a change; after a small one. */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runWell, type Taken } from "./child.js";
import { editOperation, findDocument, missingCorpus, wholeDocuments } from "./documents.js";
import { generateOwn, makeProject } from "./own-package.js";
import { generateWithPeer, type InstalledPeer, installPeers } from "./peer-cache.js";
import {
  atMost,
  type BenchOptions,
  type Goal,
  type Report,
  type Row,
  type Table,
} from "./report.js";
import { type Results, rounds, takeTurns, type Turn } from "./turns.js";

/** The fastest one, and two with as much output as ours. */
const compared = ["openapi-typescript", "orval", "hey-api"];

const ours = "wireform";
const emptyNode = "node -e 0";
const unchanged = "wireform, nothing changed";
const edited = "wireform, one operation changed";

export async function measureGenerate(options: BenchOptions): Promise<Report> {
  const { progress } = options;
  const work = await mkdtemp(path.join(tmpdir(), "wireform-bench-"));
  try {
    const { peers, missing } = await installPeers(options, compared);
    const tables: Table[] = [];
    const goals: Goal[] = [];
    for (const name of wholeDocuments) {
      const document = await findDocument(name, work);
      if (document === undefined) continue;
      const say = (text: string) => progress(`${name}: ${text}`);
      const cold = await runCold(document, peers, path.join(work, name), say);
      const { size } = await stat(document);
      const title = `${name}, ${(size / 1e6).toFixed(1)} MB of JSON, cold, medians of ${rounds}`;
      tables.push(takenTable(title, cold, ours));
      if (name !== "stripe") continue;
      const again = await runAgain(document, path.join(work, "again"), say);
      tables.push(takenTable("stripe, once more", again, emptyNode));
      goals.push(...goalsOf(cold, again));
    }
    const notes = tables.length === 0 ? [missingCorpus] : [];
    return { name: "generate", goals, tables, notes: [...missing, ...notes] };
  } finally {
    await rm(work, { recursive: true });
  }
}

/** Everybody into an empty folder, in turn. Ours is formatted and parsed again, theirs is neither. */
function runCold(
  document: string,
  peers: readonly InstalledPeer[],
  work: string,
  progress: BenchOptions["progress"],
): Promise<Results> {
  const contenders: Record<string, Turn> = {
    [ours]: async (round) => {
      const project = path.join(work, `${round}`);
      await makeProject(project, document, { dialect: "stripe" });
      return generateOwn(project);
    },
  };
  for (const installed of peers) {
    contenders[installed.peer.name] = async () => {
      const ran = await generateWithPeer(installed, document, "cold");
      return ran.code === 0 ? ran : `ends with ${ran.code}`;
    };
  }
  return takeTurns(contenders, progress);
}

/** Into a folder that has it all already. */
async function runAgain(
  document: string,
  project: string,
  progress: BenchOptions["progress"],
): Promise<Results> {
  await makeProject(project, document, { dialect: "stripe" });
  await generateOwn(project);
  const contenders: Record<string, Turn> = {
    [emptyNode]: () => runWell(["-e", "0"]),
    [unchanged]: () => generateOwn(project),
    [edited]: async (round) => {
      await editOperation(document, "/v1/payment_intents", round);
      return generateOwn(project);
    },
  };
  return takeTurns(contenders, progress);
}

function goalsOf(cold: Results, again: Results): readonly Goal[] {
  const own = cold[ours] as Taken;
  const peers = compared.flatMap((name) => (typeof cold[name] === "object" ? [cold[name]] : []));
  const fastest = Math.min(...peers.map(({ wall }) => wall));
  const ratio = (one: string, other: number) => (again[one] as Taken).wall / other;
  return [
    ...(peers.length === 0
      ? []
      : [atMost("stripe, cold, beside the fastest peer", 0.5, "x", own.wall / fastest)]),
    atMost("stripe, memory", 350, "MB", own.peak),
    atMost(
      `nothing changed, beside ${emptyNode}`,
      2,
      "x",
      ratio(unchanged, (again[emptyNode] as Taken).wall),
    ),
    atMost("one operation changed, beside cold", 0.2, "x", ratio(edited, own.wall)),
  ];
}

/** `unit` is the contender whose time is 1. */
function takenTable(title: string, results: Results, unit: string): Table {
  const { wall } = results[unit] as Taken;
  const rows = Object.entries(results).map(([name, result]): Row => {
    if (typeof result === "string") return { "": `${name}: ${result}` };
    return {
      [`${unit} = 1`]: result.wall / wall,
      "wall s": result.wall,
      "CPU s": result.cpu,
      "peak MB": Math.round(result.peak),
      "": name,
    };
  });
  return { title, rows };
}
