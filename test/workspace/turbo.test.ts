/** The example with the real `turbo`: many documents, many machines, one run of the generator. */
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registryTime } from "../package/packed.js";
import { parseRecord } from "../../generator/cache/run-record.js";
import { keptFile } from "../package/kept.js";
import { readTree } from "../package/project.js";
import {
  addLine,
  addOperation,
  clients,
  cloneOf,
  commitAll,
  edit,
  hashesOf,
  inputsOf,
  makeWorkspace,
  runLine,
  takeOutcomes,
  type Outcome,
} from "./machine.js";
import { runLinesOf } from "./page.js";
import { startRemoteCache, type RemoteCache } from "./remote-cache.js";

const document = "clients/parcels/openapi.yaml";
const generate = "npx turbo run generate";

/** Files that say how to run a package's tasks are always inputs. */
const settings = new Set(["package.json", "turbo.json"]);

describe("a workspace of clients under Turborepo", { timeout: registryTime }, () => {
  let cache: RemoteCache;
  let environment: Readonly<Record<string, string>>;
  /** The machine that generates. */
  let first: string;

  beforeAll(async () => {
    cache = await startRemoteCache();
    environment = { ...cache.environment, TURBO_RUN_SUMMARY: "true" };
    first = await makeWorkspace();
  }, registryTime);

  afterAll(() => cache?.close());

  test("one machine generates all, and uploads", async () => {
    await runLine(first, generate, environment);
    expect(await takeOutcomes(first)).toEqual(eachClient("MISS"));
    // Its names are inputs from now on: others share the run on that commit.
    await commitAll(first, "Keep the names");
    await runLine(first, generate, environment);
    const hashes = await hashesOf(first);
    const uploaded = clients.map((client) => hashes[client]);
    expect(cache.uploaded).toEqual(expect.arrayContaining(uploaded));
    await rm(path.join(first, ".turbo/runs"), { recursive: true });
  });

  test("another clone gets the same bytes, and has no generator that could have run", async () => {
    const second = await cloneOf(first);
    const [install, ...lines] = runLinesOf(".github/workflows/app.yml");
    await runLine(second, install!, environment);
    await rm(path.join(second, "node_modules/wireform"), { recursive: true });
    expect(lines).toHaveLength(1);
    const printed = await runLine(second, lines[0]!, environment);

    expect(await takeOutcomes(second)).toEqual(eachClient("HIT REMOTE"));
    expect(printed).toContain('POST /orders {"total":{"value":1000,"currency":"usd"}}');
    expect(printed).toContain("GET /parcels/6735");
    for (const client of clients) {
      const output = await readTree(path.join(second, "clients", client, "sdk"));
      expect(output).toEqual(await readTree(path.join(first, "clients", client, "sdk")));
      expect(Object.keys(output)).toEqual(
        expect.arrayContaining([
          "package.json",
          "wireform.manifest",
          `src/${client}/index.ts`,
          `dist/${client}/index.js`,
        ]),
      );
    }
  });

  test("what counts is what wireform has read, and the names", async () => {
    const counting = await inputsOf(first);
    for (const client of clients) {
      const record = keptFile(path.join(first, "clients", client, "sdk"), "record");
      const { inputs } = parseRecord(await readFile(record, "utf8"))!;
      // Files that don't exist, such as a wireform.config.ts, are inputs of wireform too.
      const found = Object.entries(inputs).filter(([, hash]) => hash !== null);
      const read = found.map(([file]) => path.posix.join("sdk", file));
      const counted = counting[client]!.filter((file) => !settings.has(file));
      expect(counted).toEqual([...read, "sdk/wireform.lock"].toSorted());
    }
  });

  test("an edited document regenerates the client that reads it, and no other", async () => {
    await addOperation(first, document, "depots");
    await runLine(first, generate, environment);
    expect(await takeOutcomes(first)).toEqual({ ...eachClient("HIT LOCAL"), parcels: "MISS" });
    expect(await operationsOf(first)).toEqual(["list-depots.ts", "track-parcel.ts"]);
  });

  test("what another branch had gets into no later output", async () => {
    await runLine(first, `git checkout --quiet . && ${generate}`, environment);
    expect(await takeOutcomes(first)).toEqual(eachClient("HIT LOCAL"));
    expect(await operationsOf(first)).toEqual(["list-depots.ts", "track-parcel.ts"]);
    await addOperation(first, document, "labels");
    await runLine(first, generate, environment);
    expect(await takeOutcomes(first)).toEqual({ ...eachClient("HIT LOCAL"), parcels: "MISS" });
    expect(await operationsOf(first)).toEqual(["list-labels.ts", "track-parcel.ts"]);
  });

  test.each([
    ["a document outside of the package", "documents/money.yaml", ["orders"]],
    ["wireform.yaml", "clients/parcels/wireform.yaml", ["parcels"]],
    ["the names of an earlier run", "clients/orders/sdk/wireform.lock", ["orders"]],
    ["a program that uses the clients: no input", "app/main.js", []],
    ["a note beside a document: no input", "clients/orders/NOTES.md", []],
  ])("%s", async (_, file, regenerated) => {
    const machine = await cloneOf(first);
    const before = await hashesOf(machine);
    await addLine(machine, file, "# more");
    expect(await whatChanged(machine, before)).toEqual(regenerated);
  });

  test("the version of wireform", async () => {
    const machine = await cloneOf(first);
    const before = await hashesOf(machine);
    const version = /("node_modules\/wireform": \{\s+"version": ")[^"]+/;
    await edit(machine, "package-lock.json", (text) =>
      text.replace(version, (_, before) => `${before}9.9.9`),
    );
    expect(await whatChanged(machine, before)).toEqual(clients);
  });
});

const eachClient = (outcome: Outcome) =>
  Object.fromEntries(clients.map((client) => [client, outcome]));

async function operationsOf(machine: string): Promise<readonly string[]> {
  return readdir(path.join(machine, "clients/parcels/sdk/src/parcels/operations"));
}

/** The clients that would be generated again. */
async function whatChanged(
  machine: string,
  before: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const after = await hashesOf(machine);
  return Object.keys(before).filter((client) => after[client] !== before[client]);
}
