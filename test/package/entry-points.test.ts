/** The entry points of a package, and what each loads: at run time and in a compiler. */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { transform } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { strict } from "../types/settings.js";
import { complaintsOf, show, versions } from "../types/tsc.js";
import { noteLoads } from "./note-loads.js";
import { makeFolder } from "../leftovers.js";
import { run, wireform } from "./project.js";

const config = `
output: pkg
clients:
  .: { document: shop.yaml }
  admin: { document: admin.yaml }
package: { name: shop }
`;

const shop = `
openapi: 3.1.1
info: { title: Shop, version: "1" }
servers: [{ url: https://shop.example }]
paths:
  /things: { post: { operationId: createThing, requestBody: { $ref: "#/components/requestBodies/Thing" }, responses: { "200": { $ref: "#/components/responses/Thing" } } } }
${Array.from({ length: 40 }, (_, n) => `  /things/${n}: { get: { operationId: getThing${n}, responses: { "200": { $ref: "#/components/responses/Thing" } } } }`).join("\n")}
components:
  requestBodies: { Thing: { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
  responses: { Thing: { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } } }
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: string }, kind: { $ref: "#/components/schemas/Kind" } } }
    Kind: { type: string, enum: [lamp, box] }
`;

const admin = `
openapi: 3.1.1
info: { title: Admin, version: "1" }
paths: { /things: { delete: { operationId: deleteThings, responses: { "204": { description: Gone. } } } } }
`;

/** One operation of each client, without any index. */
const caller = `
import { createApi as createAdminApi } from "shop/admin/api";
import { createClient as createAdmin, type Outcome } from "shop/admin/client";
import { deleteThings, type DeleteThingsResponses } from "shop/admin/operations/delete-things";
import { type Api, createApi } from "shop/api";
import { ApiError, type Auth, createClient, EncodeError } from "shop/client";
import { getThing7 } from "shop/operations/get-thing7";
import type { Thing } from "shop/schemas/thing";

const fetch = async (url: string | URL | Request) => {
  if (url !== "https://shop.example/things/7") return new Response("", { status: 404 });
  return Response.json({ id: "7" });
};
const thing: Thing = await createClient({ fetch }).call(getThing7());
if (thing.id !== "7") throw new Error(thing.id);
const client = createAdmin({ fetch, baseUrl: "https://admin.example" });
const outcome: Outcome<DeleteThingsResponses> = await client.send(deleteThings());
if (outcome.status !== 404) throw new Error(String(outcome.status));
const failure = await client.call(deleteThings()).catch((error: unknown) => error);
if (!(failure instanceof ApiError) || EncodeError === undefined) throw failure;

// The same, as methods that send.
const api: Api = createApi({ fetch });
const same: Thing = await api.getThing7({}, { timeout: 1000 });
if (same.id !== "7" || api.getThing7.request().url !== "/things/7") throw new Error(same.id);
if ((await createAdminApi(client).deleteThings.send()).status !== 404) throw new Error("sent");
export type { Auth };
`;

let folder: string;
beforeAll(async () => {
  folder = await makeFolder();
  const files = { "wireform.yaml": config, "shop.yaml": shop, "admin.yaml": admin };
  const texts = { ...files, "caller.ts": caller, "package.json": '{ "type": "module" }' };
  for (const [name, text] of Object.entries(texts)) await writeFile(path.join(folder, name), text);
  expect(await wireform(folder, "generate")).toMatchObject({ code: 0 });
  await mkdir(path.join(folder, "node_modules"));
  await symlink("../pkg", path.join(folder, "node_modules/shop"));
});

test("the manifest names every entry point, for old resolution too", async () => {
  const text = await readFile(path.join(folder, "pkg/package.json"), "utf8");
  const { exports, main, types, typesVersions } = JSON.parse(text) as Record<string, object>;
  expect(Object.keys(exports!)).toEqual([
    ".",
    "./client",
    "./api",
    "./operations/*",
    "./schemas/*",
    "./admin",
    "./admin/client",
    "./admin/api",
    "./admin/operations/*",
    "./admin/schemas/*",
    "./runtime",
    "./package.json",
  ]);
  expect({ main, types }).toEqual({ main: "./dist/index.js", types: "./dist/index.d.ts" });
  const subpaths = Object.keys(exports!).filter((path) => !/^\.$|\.json$/.test(path));
  expect(Object.entries(typesVersions!)).toEqual([
    ["*", Object.fromEntries(subpaths.map((path) => [path.slice(2), expect.anything()]))],
  ]);
});

test.each([
  ...versions.map((version) => [version, strict] as const),
  ["5.9", { ...strict, module: "esnext", moduleResolution: "bundler" }] as const,
  ["5.9", { ...strict, module: "esnext", moduleResolution: "node10" }] as const,
])("tsc %s finds the types of entry points", async (version, settings) => {
  const project = path.join(await makeFolder(), "tsconfig.json");
  const compilerOptions = { ...settings, noEmit: true };
  const include = [path.join(folder, "caller.ts")];
  await writeFile(project, JSON.stringify({ compilerOptions, include }));
  expect((await complaintsOf(version, project)).map(show)).toEqual([]);
});

test("they run", async () => {
  expect(await runProgram(caller)).toMatchObject({ code: 0, stderr: "" });
});

const calling = (clientFrom: string, operationFrom: string) => `
  import { createClient } from "${clientFrom}";
  import { getThing7 } from "${operationFrom}";
  createClient({ fetch: () => Response.json({ id: "7" }) }).call(getThing7()).then(console.log);
`;

test.each([
  ["one operation", calling("shop/client", "shop/operations/get-thing7"), []],
  ["the index", calling("shop", "shop"), ["index.js", "schemas.js"]],
  [
    "all methods",
    `import { createApi } from "shop/api";
     createApi({ fetch: () => Response.json({ id: "7" }) }).getThing7().then(console.log);`,
    ["api.js"],
  ],
])("%s: few files are loaded, and none of other clients", async (_, program, more) => {
  const { stdout } = await runProgram(program);
  expect(stdout).toContain("{ id: '7' }");
  const loaded = [...stdout.matchAll(/^loads .*\/pkg\/dist\/(.*)$/gm)].map(([, file]) => file!);
  expect(loaded.toSorted()).toEqual(
    [...more, "client.js", "operations.js", "runtime.js"].toSorted(),
  );
});

test("the constants of a schema come with its codec, from a file of their own", async () => {
  const { stdout } = await runProgram(`
    import { Kind, kindCodec } from "shop/schemas/kind";
    import { Kind as same } from "shop";
    console.log(Kind, kindCodec !== undefined, same === Kind);
  `);
  expect(stdout).toContain("{ lamp: 'lamp', box: 'box' } true true");
  const withoutSchemas = await import(path.join(folder, "pkg/dist/admin/operations.js"));
  expect(Object.keys(withoutSchemas as object)).toEqual(["deleteThings"]);
  const manifest = await readFile(path.join(folder, "pkg/package.json"), "utf8");
  expect(manifest.match(/"\.\/dist\/(admin\/)?(schemas|operations)\.js"/g)).toEqual([
    '"./dist/operations.js"',
    '"./dist/schemas.js"',
    '"./dist/admin/operations.js"',
    '"./dist/admin/operations.js"',
  ]);
});

test("whatever way an operation is imported, it is the same", async () => {
  const { code, stderr } = await runProgram(`
    import { getThing7 } from "shop";
    import { getThing7 as same } from "shop/operations/get-thing7";
    if (same !== getThing7) throw new Error("two functions");
  `);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

async function runProgram(text: string) {
  const program = path.join(folder, "program.mjs");
  const { code } = await transform(text, { loader: "ts" });
  await writeFile(program, code);
  return run(folder, process.execPath, "--import", noteLoads, program);
}
