/** `docs/zod.md`: schemas of Zod. */
import { beforeAll, expect, it } from "vitest";
import { projectOf, type PageProject } from "./page-project.js";

let project: PageProject;

beforeAll(async () => {
  project = await projectOf("docs/zod.md", ["zod"]);
  const { code, stderr } = await project.wireform("generate");
  expect([code, stderr]).toEqual([0, expect.stringContaining("wrote")]);
});

it("has a program that runs", async () => {
  const { code, stdout, stderr } = await project.run("program.ts");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    "o_1",
    "amount Too small: expected number to be >=0.5",
    "amount expected a multiple of 0.01",
    "email Invalid email address",
    '{"amount":5,"currency":"EUR"}',
    "",
  ]);
});

it("has types", async () => {
  expect(await project.complaints("program.ts")).toEqual([]);
});

it("bundles only the schemas that a program imports", async () => {
  const { build } = await import("esbuild");
  const bundle = async (contents: string) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: project.folder },
      bundle: true,
      write: false,
      format: "esm",
      external: ["zod"],
    });
    return outputFiles[0]!.text;
  };
  expect(
    await bundle(`import { zOrderInput } from "shop/zod"; console.log(zOrderInput);`),
  ).not.toContain("zOrder =");
  // Who imports the client alone has neither Zod nor its checks.
  const client = await bundle(`import { createOrder } from "shop"; console.log(createOrder({}));`);
  expect(client).not.toMatch(/zod/i);
});

it("names zod as a peer", async () => {
  const { peerDependencies } = JSON.parse(await project.read("shop/package.json")) as {
    readonly peerDependencies: object;
  };
  expect(peerDependencies).toEqual({ zod: "^4.4.0" });
});

it("has no subpath where the document names no schema", async () => {
  const responses = { "204": { description: "Done." } };
  const paths = { "/a": { get: { operationId: "getA", responses } } };
  const document = { openapi: "3.1.0", info: { title: "A", version: "1" }, paths };
  await project.write("openapi.yaml", JSON.stringify(document));
  expect(await project.wireform("generate")).toMatchObject({ code: 0 });
  const manifest = await project.read("shop/package.json");
  expect(manifest).not.toContain("zod");
});
