/** Everybody into an empty folder, in turn. Ours is formatted and parsed again, theirs is neither. */
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Taken } from "../child.js";
import type { WholeDocument } from "../documents.js";
import { generateOwn, makeProject } from "../own-package.js";
import { generateWithPeer, type InstalledPeer } from "../peer-cache.js";
import { formatFigure } from "../render.js";
import { atMost, type Goal, type Row, type Table } from "../report.js";
import { type Results, rounds, takeTurns, type Turn } from "./turns.js";

/** Goals, and the tables behind them. */
export interface Compared {
  readonly goals: readonly Goal[];
  readonly tables: readonly Table[];
}

const ours = "wireform";

export async function measureCold(
  name: WholeDocument,
  document: string,
  peers: readonly InstalledPeer[],
  work: string,
  progress: (text: string) => void,
): Promise<Compared & { readonly own: Taken }> {
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
  const results = await takeTurns(contenders, progress);
  const { size } = await stat(document);
  const title = `${name}, ${(size / 1e6).toFixed(1)} MB of JSON, cold, medians of ${rounds}`;
  const own = results[ours] as Taken;
  const goals = [...peerGoals(name, results), ...(await ownGoals(name, own, work))];
  return { own, goals, tables: [takenTable(title, results, ours)] };
}

function peerGoals(name: string, { [ours]: own, ...others }: Results): readonly Goal[] {
  const ran = Object.entries(others).flatMap(([peer, taken]) =>
    typeof taken === "string" ? [] : [{ peer, ...taken }],
  );
  const [fastest] = ran.toSorted((a, b) => a.wall - b.wall);
  if (fastest === undefined) return [];
  const { wall } = own as Taken;
  const what = `whole ${name}, cold, beside the fastest peer`;
  const beside = ran
    .map(({ peer, wall: theirs }) => `${peer} ${formatFigure(theirs)} s`)
    .join(", ");
  const types = ran.find(({ peer }) => peer === "openapi-typescript");
  return [
    { ...atMost(what, 1, "x", wall / fastest.wall), beside },
    ...(name === "stripe" && types !== undefined
      ? [atMost(`whole ${name}, cold, beside openapi-typescript`, 0.5, "x", wall / types.wall)]
      : []),
  ];
}

async function ownGoals(name: string, own: Taken, work: string): Promise<readonly Goal[]> {
  if (name !== "stripe") return [];
  const files = await readdir(path.join(work, "1/out"), { recursive: true });
  const scripts = files.filter((file) => file.startsWith("dist") && file.endsWith(".js"));
  return [
    atMost(`whole ${name}, memory`, 220, "MB", own.peak),
    atMost(`whole ${name}, JavaScript files`, 40, "", scripts.length),
  ];
}

/** `unit` is the contender whose time is 1. */
export function takenTable(title: string, results: Results, unit: string): Table {
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
