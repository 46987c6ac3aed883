/** A run reads and lowers each document once, whatever it is compared with. */
import { afterEach, expect, it, vi } from "vitest";
import { parse } from "yaml";
import type * as Lower from "../../generator/3-lower/lower.js";
import { nodeHost } from "../../generator/host/host.js";
import { makeProject, type Project } from "./changelog-project.js";
import { breaking } from "./shop-runs.js";

const lowered: string[] = [];
/** How many operations each of these had. */
let sizes: number[] = [];

vi.mock("../../generator/3-lower/lower.js", async (original) => {
  const module = await original<typeof Lower>();
  const lower: typeof module.lower = (openapi, config) => {
    lowered.push(openapi.sources.entry.text.includes(breaking[1]) ? "new" : "old");
    const made = module.lower(openapi, config);
    sizes.push(made.api!.operations.length);
    return made;
  };
  return { ...module, lower };
});

afterEach(() => vi.restoreAllMocks());

/** Which documents a run of the command reads from the disk, and what it lowers, in order. */
async function countsOf(project: Project) {
  const read = vi.spyOn(nodeHost, "readFile");
  lowered.length = 0;
  const { code } = await project.run();
  const files = read.mock.calls.map(([file]) => file.replace(/^.*[\\/]/, ""));
  read.mockRestore();
  const documents = files.filter((file) => file.endsWith("shop.yaml"));
  return { code, documents, lowered: [...lowered] };
}

it("with a changelog: the released one stands in the baseline", async () => {
  const project = await makeProject("1.0.0");
  const once = { code: 0, documents: ["shop.yaml"], lowered: ["old"] };
  expect(await countsOf(project)).toEqual(once);
  await project.edit(...breaking);
  expect(await countsOf(project)).toEqual({ ...once, lowered: ["new", "old"] });
  await project.configure("2.0.0");
  expect(await countsOf(project)).toEqual({ ...once, lowered: ["new", "old"] });
  // Nothing has changed since that release.
  await project.configure("2.0.0", "schema: true");
  expect(await countsOf(project)).toEqual({ ...once, lowered: ["new"] });
});

it("with what the last run has left: clients that are what they were aren't compared", async () => {
  const project = await makeProject("1.0.0");
  const config = (await project.read("wireform.yaml")).replace(", changelog: true", "");
  await project.write("wireform.yaml", config);
  const once = { code: 0, documents: ["shop.yaml"], lowered: ["old"] };
  expect(await countsOf(project)).toEqual(once);
  await project.edit(...breaking);
  expect(await countsOf(project)).toEqual({ ...once, lowered: ["new", "old"] });
  await project.write("big-shop.yaml", await project.read("shop.yaml"));
  const more = config.replace("clients: {", "clients: { big: { document: big-shop.yaml },");
  await project.write("wireform.yaml", more);
  expect(await countsOf(project)).toEqual({
    code: 0,
    documents: ["big-shop.yaml", "shop.yaml"],
    lowered: ["new", "new"],
  });
});

it("with one operation of many changed: only that is lowered, in both versions", async () => {
  const project = await makeProject("1.0.0");
  const { paths, ...rest } = parse(await project.read("shop.yaml")) as { paths: object };
  const more = Array.from({ length: 20 }, (_, index) => [
    `/more/${index}`,
    { get: { summary: `The ${index}th.`, responses: { 204: { description: "Nothing." } } } },
  ]);
  const shop = JSON.stringify({ ...rest, paths: { ...paths, ...Object.fromEntries(more) } });
  await project.write("shop.json", shop);
  const config = (await project.read("wireform.yaml")).replace(", changelog: true", "");
  await project.write("wireform.yaml", config.replace("shop.yaml", "shop.json"));
  await project.run();
  await project.write("shop.json", shop.replace("The 7th.", "The seventh."));
  sizes = [];
  await project.run();
  expect(sizes).toEqual([1, 1]);
});
