/** Which document `mock` and `conform` are for: the one they name, or a client of `wireform.yaml`. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../generator/cli/arguments/arguments.js";
import { chooseClient, type Wanted } from "../../generator/cli/declared/chosen-client.js";
import { loadFake } from "../../generator/cli/mock/load-fake.js";
import type { MockCommand } from "../../generator/cli/arguments/mock-arguments.js";
import { makeFolder } from "../leftovers.js";

const operation = (id: string) =>
  `{ operationId: ${id}, responses: { "204": { description: Done. } } }`;
const document = `openapi: 3.1.1
info: { title: Shop, version: "1" }
paths:
  /orders: { get: ${operation("list")}, post: ${operation("create")} }
`;
const overlay = `overlay: 1.0.0
info: { title: Private, version: "1" }
actions: [{ target: "$.paths['/orders'].post", remove: true }]
`;

async function folderWith(config: string): Promise<string> {
  const folder = await makeFolder();
  const files = { "openapi.yaml": document, "overlay.yaml": overlay, "wireform.yaml": config };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

function terminal() {
  const told = { err: "" };
  const print = (text: string) => void (told.err += text);
  return { told, out: print, err: print, colour: false, progress() {} };
}

async function choose(config: string, wanted: Partial<Wanted> = {}) {
  const { told, ...screen } = terminal();
  const all = { document: null, client: null, ...wanted };
  const client = await chooseClient(all, await folderWith(config), screen);
  return { client, ...told };
}

const one = "output: out\nclients: { .: { document: openapi.yaml, overlays: [overlay.yaml] } }\n";
const two =
  "output: out\nclients:\n  .: { document: openapi.yaml }\n  admin: { document: openapi.yaml, cli: true }\n";

describe("a command without a document", () => {
  it("is for the only client of wireform.yaml, as it means its document", async () => {
    const { client, err } = await choose(one);
    expect([client, err]).toEqual([
      expect.objectContaining({ document: "openapi.yaml", overlays: ["overlay.yaml"] }),
      "",
    ]);
  });

  it("is for the client that it names, whose further outputs it doesn't need", async () => {
    const { client } = await choose(two, { client: "admin" });
    expect(client).toMatchObject({ document: "openapi.yaml" });
    expect(client).not.toHaveProperty("cli");
    expect((await choose(two, { client: "." })).client).toMatchObject({ document: "openapi.yaml" });
  });

  it("is wrong usage where nothing says which client", async () => {
    expect(await choose(two)).toEqual({
      client: 2,
      err: "error WF8001: there are several clients\n      name one of them: --client ., admin\n",
    });
    expect((await choose(one, { client: "shop" })).err).toContain("there is no client shop");
  });

  it("fails where the configuration does", async () => {
    const { client, err } = await choose("clients: 5\n");
    expect([client, err]).toEqual([1, expect.stringContaining("error WF8002")]);
  });

  it("serves what the overlays leave", async () => {
    const folder = await folderWith(one);
    const { told, ...screen } = terminal();
    const command = parseCommand(["mock"]) as MockCommand;
    const client = await chooseClient(command, folder, screen);
    if (typeof client === "number") throw new Error(told.err);
    const { fake } = await loadFake(client, command, folder, screen);
    expect(fake?.operations).toBe(1);
  });
});

it("is for a document alone where it names one, whatever wireform.yaml says", async () => {
  const { client } = await choose(one, { document: "other.yaml" });
  expect(client).toEqual({ document: "other.yaml" });
});

it("takes no client beside a document", () => {
  for (const words of [["mock"], ["conform", "--base-url", "http://localhost"]])
    expect(parseCommand([...words, "openapi.yaml", "--client", "shop"])).toMatchObject({
      message: "--client is one of wireform.yaml",
    });
});
