/** `docs/fakes.md`: a test of a payment. */
import { beforeAll, expect, it } from "vitest";
import { projectOf, type PageProject } from "./page-project.js";

let project: PageProject;

beforeAll(async () => {
  project = await projectOf("docs/fakes.md");
  expect(await project.wireform("generate")).toMatchObject({ code: 0 });
});

it("passes, and compiles", async () => {
  expect(await project.run("payment.test.ts")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await project.complaints("payment.test.ts")).toEqual([]);
});

it("fails where the payment is made twice", async () => {
  const text = await project.read("payment.test.ts");
  await project.write("twice.test.ts", text.replace("stateful: true", ""));
  expect((await project.run("twice.test.ts")).stderr).toContain("AssertionError");
});
