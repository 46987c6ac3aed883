/** Machines that work on the example workspace: clones, each with its own cache. */
import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { npm, packWireform, succeed } from "../package/packed.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";

export const example = path.join(projectRoot, "examples/monorepo");
export const clients = ["customers", "orders", "parcels"] as const;

/** How a task ended: `MISS` if it ran, otherwise where its output came from. */
export type Outcome = "MISS" | "HIT LOCAL" | "HIT REMOTE";

/** The example in its own repository, with this wireform instead of the published one. */
export async function makeWorkspace(): Promise<string> {
  const folder = await makeFolder();
  await cp(example, folder, { recursive: true });
  const { filename } = await packWireform(folder);
  for (const client of clients)
    await edit(folder, `clients/${client}/package.json`, (text) =>
      text.replace(/("wireform": ")[^"]+/, `$1file:../../${filename}`),
    );
  await succeed(folder, ...npm, "install");
  await git(folder, "init", "--quiet");
  await commitAll(folder, "Add the workspace");
  return folder;
}

export async function cloneOf(repository: string): Promise<string> {
  const folder = await makeFolder();
  await git(folder, "clone", "--quiet", repository, ".");
  return folder;
}

/** Commits everything that isn't ignored, even if nothing changed. */
export async function commitAll(folder: string, message: string): Promise<void> {
  const author = ["-c", "user.name=Example", "-c", "user.email=example@example.com"];
  await git(folder, "add", "--all");
  await git(folder, ...author, "commit", "--quiet", "--allow-empty", "-m", message);
}

function git(cwd: string, ...args: string[]): Promise<string> {
  return succeed(cwd, "git", ...args);
}

/** Changes the text of a file. */
export async function edit(
  folder: string,
  file: string,
  change: (text: string) => string,
): Promise<void> {
  const before = await readFile(path.join(folder, file), "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} has nothing to change`);
  await writeFile(path.join(folder, file), after);
}

/** Adds an operation to a document: `GET /depots`, `listDepots`. */
export function addOperation(folder: string, document: string, noun: string): Promise<void> {
  const name = `list${noun[0]!.toUpperCase()}${noun.slice(1)}`;
  const operation = `operationId: ${name}, responses: { "200": { description: All. } }`;
  const path = `  /${noun}: { get: { ${operation} } }`;
  return edit(folder, document, (text) => text.replace(/^paths:$/m, `paths:\n${path}`));
}

/** Adds a line to a file, which may be new. */
export async function addLine(folder: string, file: string, line: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await appendFile(path.join(folder, file), `${line}\n`);
}

/** `turbo` connects only to the given cache. */
const quiet = { TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };

/**
 * Runs a shell command with additional environment variables.
 * @returns its stdout
 */
export function runLine(
  cwd: string,
  line: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const variables = Object.entries({ ...quiet, ...environment });
  const pairs = variables.map(([name, value]) => `${name}=${value}`);
  return succeed(cwd, "env", ...pairs, "sh", "-ec", line);
}

interface Summary {
  readonly tasks: readonly {
    readonly task: string;
    readonly package: string;
    readonly hash: string;
    /** Hashes by path, from the client's folder. */
    readonly inputs: Readonly<Record<string, string>>;
    readonly cache: { readonly status: "HIT" | "MISS"; readonly source?: "LOCAL" | "REMOTE" };
  }[];
}

/** What the last run with `TURBO_RUN_SUMMARY` did for each client. Removes the summary. */
export async function takeOutcomes(folder: string): Promise<Record<string, Outcome>> {
  const runs = path.join(folder, ".turbo/runs");
  const [file, ...others] = await readdir(runs);
  if (file === undefined || others.length > 0) throw new Error("one run has to be summed up");
  const summary = JSON.parse(await readFile(path.join(runs, file), "utf8")) as Summary;
  await rm(runs, { recursive: true });
  return byClient(summary, ({ cache: { status, source } }) =>
    status === "MISS" ? status : (`${status} ${source!}` as Outcome),
  );
}

/** The hash of each client's inputs: clients with the same hash share output. Needs no install. */
export async function hashesOf(folder: string): Promise<Record<string, string>> {
  return byClient(await planRun(folder), ({ hash }) => hash);
}

/** The files that count for each client, from its folder, in order. */
export async function inputsOf(folder: string): Promise<Record<string, readonly string[]>> {
  return byClient(await planRun(folder), ({ inputs }) => Object.keys(inputs).toSorted());
}

async function planRun(folder: string): Promise<Summary> {
  const turbo = path.join(projectRoot, "node_modules/.bin/turbo");
  const plan = `"${turbo}" run generate --dry=json --cache=local:r`;
  return JSON.parse(await runLine(folder, plan)) as Summary;
}

function byClient<T>(
  { tasks }: Summary,
  read: (task: Summary["tasks"][number]) => T,
): Record<string, T> {
  const generated = tasks.filter(({ task }) => task === "generate");
  const entries = generated.map((task) => [task.package.replace("@example/", ""), read(task)]);
  return Object.fromEntries(entries) as Record<string, T>;
}
