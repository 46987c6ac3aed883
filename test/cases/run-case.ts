import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { linkPeers } from "./peers.js";
import { run } from "../../generator/cli/run.js";
import { version } from "../../generator/host/package-root.js";

/** The result of one case folder. */
export interface CaseResult {
  /** Exit code and everything that was printed, as one text. */
  readonly report: string;
  readonly exitCode: number;
  /** The package's own sources by path, without the runtime, which every case has. */
  readonly sources: ReadonlyMap<string, string>;
  /** Its files that are not code. */
  readonly texts: ReadonlyMap<string, string>;
  /** The folder of the package, for a compiler; removed by `dispose`. */
  readonly folder: string;
  dispose(): Promise<void>;
}

/**
 * Runs the command on a copy of a case folder: by its `wireform.yaml`, else `openapi.yaml` or
 * `openapi.json` is generated into `out`. `args.txt` has further arguments.
 */
export async function runCase(caseFolder: string): Promise<CaseResult> {
  const folder = await mkdtemp(path.join(tmpdir(), "wireform-case-"));
  await cp(caseFolder, folder, { recursive: true });
  const names = await readdir(folder);
  const document = names.find((name) => /^openapi\.(yaml|json)$/.test(name));
  const extra = names.includes("args.txt")
    ? (await readFile(path.join(folder, "args.txt"), "utf8")).trim().split(/\s+/)
    : [];
  const args = names.includes("wireform.yaml") || document === undefined ? [] : [document];
  const output = args.length > 0 && !extra.includes("--out") ? ["--out", "out"] : [];

  let printed = "";
  const print = (text: string) => void (printed += text);
  const terminal = { out: print, err: print, colour: false, progress: () => {} };
  const exitCode = await run(["generate", ...args, ...output, ...extra], folder, terminal);
  await linkPeers(folder);
  // The list of files depends on the runtime, not on the case, and versions change.
  const told = printed
    .replaceAll(folder, "CASE")
    .replace(/^(wrote )?\d+ (added|files)/gm, "$1N $2")
    .replace(/\d+(\.\d+)? m?s(?=[,;:\n])/g, "TIME")
    .replace(/^ +\d+ ms {2}.*\n/gm, "")
    .replace(/\nnext: [^]*$/, "")
    .replace(/^.*\/src\/runtime\/.*\n.*\n\n/gm, "")
    .replaceAll(version, "VERSION");
  const report = `exit ${exitCode}\n${told}`;
  const sources = await readSources(path.join(folder, "out", "src"));
  const texts = await readTexts(path.join(folder, "out"));
  const dispose = () => rm(folder, { recursive: true, force: true });
  return { report, exitCode, sources, texts, folder: path.join(folder, "out"), dispose };
}

async function readTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const name of ["README.md", "package.json"]) {
    const text = await readFile(path.join(folder, name), "utf8").catch(() => null);
    if (text !== null) texts.set(name, text);
  }
  return texts;
}

async function readSources(folder: string): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file);
    if (entry.isFile() && !name.startsWith("runtime"))
      sources.set(name, await readFile(file, "utf8"));
  }
  return new Map([...sources].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
