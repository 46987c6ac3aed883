/** What clients ask for can be imported. */
import path from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { generate } from "../../generator/pipeline.js";

const cwd = path.join(packageRoot, "test/cases/handler-and-fake");
const asked = ["validators", "handler", "fake", "query", "query/*", "tools", "guards"] as const;

async function exportsOf(name: string | null, keys: readonly string[]) {
  const members = Object.fromEntries(keys.map((key) => [key, true]));
  const clients = [{ name, document: "openapi.yaml", ...members }];
  const { files } = await generate({ cwd, clients, package: {} });
  const manifest = files?.find((file) => file.path === "package.json");
  const { exports } = JSON.parse(manifest!.text) as { readonly exports: object };
  return Object.keys(exports).filter((subpath) => asked.some((name) => subpath.endsWith(name)));
}

it.each([
  [null, [], []],
  [null, ["validators"], ["./validators"]],
  [null, ["handler"], ["./validators", "./handler"]],
  [null, ["fake"], ["./validators", "./handler", "./fake"]],
  [null, ["query"], ["./query", "./query/*"]],
  [null, ["tools"], ["./validators", "./tools"]],
  [null, ["guards"], ["./guards"]],
  ["shop", ["query"], ["./shop/query", "./shop/query/*"]],
  ["shop", ["fake"], ["./shop/validators", "./shop/handler", "./shop/fake"]],
] as const)("of the client %s with %j", async (name, keys, subpaths) => {
  expect(await exportsOf(name, keys)).toEqual(subpaths);
});
