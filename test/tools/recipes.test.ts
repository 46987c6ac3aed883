/** The recipes of docs/tools.md, with the real MCP SDK and the real AI SDK. */
import { writeFile } from "node:fs/promises";
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { generateText, stepCountIs, type ToolSet } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import { build } from "esbuild";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Client as ApiClient } from "../../templates/runtime/client/client.js";
import type { Fake } from "../../templates/runtime/fake/fake.js";
import { closeAfterTest } from "../leftovers.js";
import { complain, prepare } from "../query/prepare.js";
import { writePage } from "../query/page.js";
import { versions } from "../types/tsc.js";

type AnyFake = Fake<Record<string, (call: never) => unknown>>;

let folder: string;
beforeAll(async () => {
  folder = await prepare("tools", "my-api");
  expect(await writePage("tools", folder)).toHaveLength(5);
});

async function load(program: string): Promise<Readonly<Record<string, unknown>>> {
  const outfile = path.join(folder, `${program}.mjs`);
  const entryPoints = [path.join(folder, "programs", `${program}.ts`)];
  const options = { bundle: true, format: "esm", platform: "node", packages: "external" } as const;
  await build({ entryPoints, outfile, ...options });
  return (await import(pathToFileURL(outfile).href)) as Readonly<Record<string, unknown>>;
}

async function fakeClient() {
  const at = (name: string) => pathToFileURL(path.join(folder, `out/dist/${name}.js`)).href;
  const { createFake } = (await import(at("fake"))) as { readonly createFake: () => AnyFake };
  const { createClient } = (await import(at("client"))) as {
    readonly createClient: (options: object) => ApiClient;
  };
  const fake = createFake();
  return { fake, client: createClient({ fetch: fake.fetch, retry: false }) };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each(versions)("compile with TypeScript %s", async (version) => {
  // The SDK's own types aren't made for it.
  expect(await complain(folder, version, { exactOptionalPropertyTypes: false })).toEqual([]);
});

test("the first program runs", async () => {
  const { fake } = await fakeClient();
  vi.stubGlobal("fetch", fake.fetch);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await load("tools-1");
  expect(log.mock.calls).toEqual([
    [["createOrder", "deleteOrder", "getOrder", "listOrders", "replaceOrder", "search"]],
    [expect.stringContaining('"description":"The id that createOrder gave."')],
    [false, expect.stringMatching(/^\{"id":/)],
  ]);
});

/** What each transport has to give. */
async function expectTools(client: Client): Promise<void> {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toContain("deleteOrder");
  expect(tools.find(({ name }) => name === "deleteOrder")).toMatchObject({
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true },
    inputSchema: { type: "object", required: ["path"], additionalProperties: false },
  });
  const found = await client.callTool({ name: "getOrder", arguments: { path: { id: "o1" } } });
  expect(found).toMatchObject({ isError: false, content: [{ type: "text" }] });
  const wrong = await client.callTool({ name: "getOrder", arguments: { path: { number: 1 } } });
  expect(wrong).toMatchObject({ isError: true });
  expect(JSON.stringify(wrong.content)).toContain("input.path.id: missing");
  await expect(client.callTool({ name: "none" })).rejects.toThrow("there is no tool none");
}

async function connected(transport: Parameters<Client["connect"]>[0]): Promise<Client> {
  const client = new Client({ name: "test", version: "1.0.0" });
  await client.connect(transport);
  closeAfterTest(() => client.close());
  return client;
}

test("MCP in memory", async () => {
  const { makeServer } = (await load("server")) as { makeServer: (client: ApiClient) => Server };
  const { client } = await fakeClient();
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await makeServer(client).connect(ours);
  await expectTools(await connected(theirs));
});

test("MCP over stdio", async () => {
  await build({
    entryPoints: [path.join(folder, "programs/stdio.ts")],
    outfile: path.join(folder, "stdio.mjs"),
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
  });
  const faked =
    'import { createFake } from "my-api/fake";\nglobalThis.fetch = createFake().fetch;\n';
  await writeFile(path.join(folder, "faked.mjs"), faked);
  const args = ["--import", "./faked.mjs", "stdio.mjs"];
  const transport = new StdioClientTransport({ command: process.execPath, args, cwd: folder });
  await expectTools(await connected(transport));
});

test("MCP over HTTP", async () => {
  const { fetch } = globalThis;
  const { fake } = await fakeClient();
  vi.stubGlobal("fetch", fake.fetch);
  vi.stubEnv("PORT", "0");
  const { server } = (await load("http")) as { readonly server: HttpServer };
  closeAfterTest(async () => {
    server.closeAllConnections();
    server.close();
  });
  if (!server.listening) await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address() as AddressInfo;
  const url = new URL(`http://127.0.0.1:${port}/mcp`);
  await expectTools(await connected(new StreamableHTTPClientTransport(url, { fetch })));
});

test("the AI SDK: a model calls a tool, and reads what it gives", async () => {
  const { toolsOf } = (await load("agent")) as { toolsOf: (client: ApiClient) => ToolSet };
  const { client, fake } = await fakeClient();
  const usage = {
    inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 1, text: 1, reasoning: 0 },
  };
  const input = JSON.stringify({ body: { amount: 3 } });
  const called = {
    type: "tool-call",
    toolCallId: "call_1",
    toolName: "createOrder",
    input,
  } as const;
  const finished = (unified: "stop" | "tool-calls") => ({ unified, raw: unified });
  const turns = [
    { content: [called], finishReason: finished("tool-calls"), usage, warnings: [] },
    {
      content: [{ type: "text" as const, text: "Made." }],
      finishReason: finished("stop"),
      usage,
      warnings: [],
    },
  ];
  const model = new MockLanguageModelV3({ doGenerate: turns });
  const prompt = "Order three.";
  const options = { model, prompt, tools: toolsOf(client), stopWhen: stepCountIs(2) };
  const { text, steps } = await generateText(options);
  expect(text).toBe("Made.");
  expect(steps[0]!.toolResults[0]).toMatchObject({ output: expect.stringMatching(/^\{"id"/) });
  expect(fake.requests).toMatchObject([{ operation: "createOrder", status: 201 }]);
  const told = model.doGenerateCalls[0]!.tools!.find(({ name }) => name === "createOrder");
  expect(told).toMatchObject({
    description: "Makes an order, and says its id.",
    inputSchema: { properties: { body: { properties: { amount: { minimum: 1 } } } } },
  });
});
