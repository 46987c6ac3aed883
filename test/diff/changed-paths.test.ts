/**
 * What changed of a client is told from the paths that changed alone, where that is enough. It must be
 * what a comparison of both documents as a whole tells: random edits hold that.
 */
import { expect, it } from "vitest";
import { load } from "../../generator/1-load/load.js";
import type { SourceSet } from "../../generator/1-load/source.js";
import type { Lock } from "../../generator/4-plan/lock/lock.js";
import { plan } from "../../generator/4-plan/plan.js";
import { emitters } from "../../generator/5-emit/emitters.js";
import { changedPaths } from "../../generator/history/comparison/changed-paths.js";
import { compareClients } from "../../generator/history/comparison/compare-clients.js";
import { compareParts } from "../../generator/history/comparison/compare-parts.js";
import type { Host } from "../../generator/host/host.js";
import { lowerDocuments } from "../../generator/pipeline.js";
import { ownDocuments } from "../mutations/documents.js";
import { mutate } from "../mutations/mutate.js";
import { randomOf } from "../mutations/random.js";

const config = { name: null, document: "/api/openapi.json" };

async function loadText(text: string): Promise<SourceSet | null> {
  const host: Host = {
    readFile: async () => new TextEncoder().encode(text),
    realPath: async (file) => file,
    stat: async (file) => ({ kind: file === config.document ? "file" : "folder", size: 0 }),
  };
  return (await load(config.document, host, { cwd: "/api" })).documents;
}

const print = (value: unknown) => JSON.stringify(value, null, 2);

/** A client with its names, and the names of all runs until then. */
function planned(documents: SourceSet, lock: Lock) {
  const { client } = lowerDocuments(documents, config, "/api");
  if (client === null) return null;
  const named = { name: "api", version: "1.0.0", sourceOnly: true, importExtension: "js" } as const;
  const made = plan([client], emitters, named, { lock, updates: false }).plan;
  return { plan: made.clients[0]!, lock: made.lock, sources: documents.files };
}

/** What both ways tell of two versions; the short one `null` where it leaves it to the other. */
async function compareBothWays(before: unknown, after: unknown) {
  const [older, newer] = [await loadText(print(before)), await loadText(print(after))];
  const changed = older && newer && changedPaths(older, newer);
  if (older === null || newer === null || changed === null) return null;
  const wholeOlder = planned(older, []);
  const wholeNewer = wholeOlder && planned(newer, wholeOlder.lock);
  if (wholeOlder === null || wholeNewer === null) return null;
  return {
    whole: compareClients(wholeOlder, wholeNewer),
    short: compareParts(
      planned(changed.older, wholeOlder.lock),
      planned(changed.newer, wholeNewer.lock),
    ),
  };
}

it("tells the same of random edits as the documents as a whole", async () => {
  const random = randomOf(12);
  let [told, found] = [0, 0];
  for (const { name, value } of await ownDocuments())
    // A large one says nothing new.
    for (let edit = 0; edit < 3 && JSON.stringify(value).length < 30_000; edit++) {
      const { document, what, at } = mutate(value, random);
      if (!/^#?\/paths\//.test(at[0]!)) continue;
      for (const [before, after] of [
        [value, document],
        [document, value],
      ]) {
        const compared = await compareBothWays(before, after);
        if (compared === null || compared.short === null) continue;
        expect(compared.short, `${name}: ${what}`).toEqual(compared.whole);
        told++;
        found += compared.short.length;
      }
    }
  expect(told).toBeGreaterThan(60);
  expect(found).toBeGreaterThan(20);
}, 120_000);

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const pet = json({ $ref: "#/components/schemas/Pet" });
const done = { 204: { description: "Done." } };

/** Two operations of one kind: what the first stops to be, the second still is. */
function twins(operation: object, first: object) {
  const document = (changed: object) => ({
    openapi: "3.0.3",
    info: { title: "Pets", version: "1" },
    paths: { "/a": { post: changed }, "/b": { post: operation } },
    components: {
      schemas: { Pet: { type: "object", properties: { id: { type: "string", readOnly: true } } } },
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
    },
  });
  return [document(operation), document(first)] as const;
}

it.each([
  [
    "who sends a schema",
    { requestBody: pet, responses: { 200: pet } },
    { responses: { 200: pet } },
  ],
  [
    "who reads a schema",
    { requestBody: pet, responses: { 200: pet } },
    { requestBody: pet, responses: done },
  ],
  ["who asks for a credential", { security: [{ key: [] }], responses: done }, { responses: done }],
])("leaves to the whole documents %s", async (_, operation, first) => {
  const edits = [twins(operation, first), twins(operation, first).toReversed()];
  const compared = await Promise.all(
    edits.map(([before, after]) => compareBothWays(before, after)),
  );
  expect(compared.some((one) => one!.short === null)).toBe(true);
  for (const one of compared) expect(one!.short ?? one!.whole).toEqual(one!.whole);
});

it.each([
  ["more than paths changed", (text: string) => text.replace("Pets", "Cats")],
  ["paths share an item", (text: string) => text.replace('"/a": {', '"/a": { "$ref": "#/x",')],
  [
    "a $ref leads into paths",
    (text: string) => text.replaceAll("#/components/schemas/Pet", "#/paths/~1a"),
  ],
  ["it is YAML", (text: string) => `# A comment.\n${text}`],
])("leaves to the whole documents all where %s", async (_, edit) => {
  const text = print(twins({ requestBody: pet, responses: done }, {})[0]);
  const [older, newer] = [await loadText(text), await loadText(edit(text))];
  expect(changedPaths(older!, older!)).not.toBeNull();
  expect(changedPaths(older!, newer!)).toBeNull();
});
