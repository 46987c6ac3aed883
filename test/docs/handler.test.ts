/** `docs/handler.md`: serving a document. */
import { beforeAll, expect, it } from "vitest";
import { projectOf, type PageProject } from "./page-project.js";

let project: PageProject;

beforeAll(async () => {
  project = await projectOf("docs/handler.md");
  const { code, stderr } = await project.wireform("generate");
  expect([code, stderr]).toEqual([0, expect.stringContaining("wrote")]);
});

it("has a server that runs", async () => {
  await project.run("handler.ts");
  await project.write("package.json", '{ "type": "module" }');
  await project.write("handler.js", await project.read("handler.mjs"));
  const { code, stdout, stderr } = await project.run("main.ts");
  expect([code, stderr]).toEqual([0, ""]);
  const [made, missing, strange, refused] = stdout.split("\n");
  expect([made, missing, strange]).toEqual(["{ amount: 3, id: 'o1' }", "404", "401"]);
  expect(JSON.parse(refused!)).toMatchObject({
    status: 422,
    issues: [{ path: ["body", "amount"], message: "expected at least 1" }],
  });
});

it("has an endpoint of webhooks that runs", async () => {
  const { code, stdout, stderr } = await project.run("hooks.ts");
  expect([code, stderr, stdout]).toEqual([0, "", "paid o1\n204\n403\n"]);
});

it("has types, and demands functions and credentials", async () => {
  expect(await project.complaints("main.ts", "hooks.ts", "pets.ts")).toEqual([]);
  const start = `import { createHandler, createPartialHandler, createWebhookHandler } from "shop/handler";`;
  const wrong = [
    "createPartialHandler({});",
    "createHandler({}, { authenticate: false });",
    "createWebhookHandler({}, {});",
    "createWebhookHandler({ other: () => {} }, { verify: false });",
  ];
  await project.write(
    "wrong.ts",
    [start, ...wrong, "createPartialHandler({}, { authenticate: false });"].join("\n"),
  );
  const complaints = await project.complaints("wrong.ts");
  expect(complaints.map((text) => Number(/wrong\.ts:(\d+)/.exec(text)?.[1]))).toEqual([2, 3, 4, 5]);
});
