/** `docs/metadata.md`: operations as a value, keys without a word in the document, and `AGENTS.md`. */
import { beforeAll, expect, it } from "vitest";
import { projectOf, type PageProject } from "./page-project.js";

let project: PageProject;

beforeAll(async () => {
  project = await projectOf("docs/metadata.md");
  const { code, stderr } = await project.wireform("generate");
  expect([code, stderr]).toEqual([0, expect.stringContaining("wrote")]);
});

it("has what the page says, and keys for each POST and each declared header", async () => {
  const { stdout, stderr } = await project.run("program.ts");
  expect([stdout.split("\n"), stderr]).toEqual([
    [
      "POST /orders [ 'orders' ] Order something",
      "[ 'deleteOrder' ]",
      "an order",
      "true",
      "true",
      "",
    ],
    "",
  ]);
});

it("knows the very words, and no operation that isn't there", async () => {
  expect(await project.complaints("program.ts")).toEqual([]);
  await project.write(
    "wrong.ts",
    `import { operations } from "shop/metadata";
export const found = operations.createOrders;
export const path: "/orders" = operations.createOrder.path;
export const method: "GET" = operations.createOrder.method;
`,
  );
  const complaints = await project.complaints("wrong.ts");
  expect(complaints.map((one) => /:(\d+) TS/.exec(one)?.[1])).toEqual(["2", "4"]);
});

it("writes AGENTS.md, whose first call is that of the README", async () => {
  const text = await project.read("shop/AGENTS.md");
  expect(text).toContain("createClient({");
  expect(text).toContain("src/operations/");
  expect(text.split("\n").length).toBeLessThan(45);
});
