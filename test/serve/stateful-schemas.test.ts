/** Stateful fakes of documents whose items have another id than `id`, and another schema in lists. */
import { beforeAll, expect, it } from "vitest";
import { idMember } from "../../templates/runtime/fake/state/id-member.js";
import { packageOf } from "./from-document.js";

const text = { type: "string" };
const integer = { type: "integer" };
const closed = (properties: object, required = Object.keys(properties)) => ({
  type: "object",
  required,
  properties,
  additionalProperties: false,
});
const answer = (schema: object, more: object = {}) => ({
  description: "It.",
  content: { "application/json": { schema, ...more } },
});

/** Things that have names, made by what a body says. @param list the schema of all */
function pathsOf(
  collection: string,
  variable: string,
  item: object,
  list: object,
  more: object = {},
) {
  const requestBody = { content: { "application/json": { schema: { type: "object" } } } };
  const named = (name: string) => ({ in: "path", name, required: true, schema: text });
  const outer = Array.from(collection.matchAll(/{(.+?)}/g), ([, name]) => named(name!));
  const parameters = [...outer, named(variable)];
  const ids = (word: string) => ({ operationId: `${word}${variable}`, parameters: outer });
  return {
    [collection]: {
      get: { ...ids("list"), responses: { 200: answer(list, more) } },
      post: { ...ids("create"), requestBody, responses: { 201: answer(item) } },
    },
    [`${collection}/{${variable}}`]: {
      get: { ...ids("get"), parameters, responses: { 200: answer(item) } },
    },
  };
}

/** Sends POST where there is a body, else GET. What it gives is the data, or the status of a refusal. */
type Send = (path: string, body?: object) => Promise<unknown>;

/** A test with a fake of a document. All packages are made before the tests. */
function itWith(paths: object, name: string, run: (send: Send) => Promise<void>): void {
  let own: Awaited<ReturnType<typeof packageOf>>["fake"];
  beforeAll(async () => {
    ({ fake: own } = await packageOf({ paths }));
  });
  it(name, async () => {
    const double = own.createFake({ stateful: true });
    await run(async (path, body) => {
      const headers = { "content-type": "application/json" };
      const init = body && { method: "POST", headers, body: JSON.stringify(body) };
      const response = await double.fetch(`https://shop.example${path}`, init);
      return response.ok ? response.json() : response.status;
    });
  });
}

it.each([
  ["/organizations", "organization_name", "name"],
  ["/organizations", "organizationName", "name"],
  ["/ip-pools", "pool_name", "name"],
  ["/policies", "policyName", "name"],
  ["/orgs/{org_name}/teams", "team_slug", "slug"],
  ["/files", "file_id", "id"],
  ["/files", "filename", "id"],
  // The thing isn't in the path, or only as a variable.
  ["/files", "owner_name", "id"],
  ["/files/{owner_name}/parts", "owner_name", "id"],
  ["/files", "name", "name"],
])("%s/{%s} is found by its %s", (collection, variable, name) => {
  const item = { id: "1", slug: "s", name: "n" };
  expect(idMember({ collection, variable }, item)).toBe(name);
});

const named = closed({ id: text, name: text });
const vpcs = pathsOf("/vpcs", "vpc_name", named, { type: "array", items: named });

itWith(vpcs, "keeps items by their names", async (send) => {
  const made = await send("/vpcs", { name: "mine" });
  expect(made).toMatchObject({ name: "mine" });
  expect(await send("/vpcs/mine")).toEqual(made);
  expect(await send("/vpcs", { name: "mine" })).toBe(409);
});

const file = { type: "object", required: ["id"], properties: { id: text } };
const files = { type: "array", items: file };
const stores = {
  ...pathsOf("/stores", "store_id", file, files),
  ...pathsOf("/stores/{store_id}/files", "file_id", file, files),
};

itWith(
  stores,
  "puts what a body names below another item, and makes another one elsewhere",
  async (send) => {
    const { id: store } = (await send("/stores", { store_id: "another" })) as { id: string };
    expect(store).not.toBe("another");
    expect(await send(`/stores/${store}`)).toEqual({ id: store });
    const at = `/stores/${store}/files`;
    const f1 = { id: "f1", file_id: "f1" };
    expect(await send(at, { file_id: "f1" })).toEqual(f1);
    expect(await send(`${at}/f1`)).toEqual(f1);
    const { id: again } = (await send(at, { file_id: "f1" })) as { id: string };
    expect(again).not.toBe("f1");
    expect(await send(at)).toEqual([f1, { id: again }]);
    expect(await send("/stores/none/files")).toBe(404);
    expect(await send("/stores/none/files", { file_id: "f2" })).toBe(404);
  },
);

const film = closed({ id: text, title: text, size: integer });
const filmsAs = (list: object, more: object = {}) => pathsOf("/films", "id", film, list, more);
const first = { id: "a", title: "A", size: 1 };

const mini = closed({ id: text, title: text });
itWith(
  filmsAs({ type: "array", items: mini }),
  "shows of items what a list has of them",
  async (send) => {
    await send("/films", first);
    await send("/films", { id: "b", title: "B", size: 2 });
    expect(await send("/films")).toEqual([
      { id: "a", title: "A" },
      { id: "b", title: "B" },
    ]);
  },
);

const starred = closed({ id: text, title: text, stars: { const: 5 } });
itWith(
  filmsAs(closed({ films: { type: "array", items: starred } }), { example: { films: [] } }),
  "makes what items don't have, even if the document's example has none",
  async (send) => {
    expect(await send("/films")).toEqual({ films: [] });
    await send("/films", first);
    expect(await send("/films")).toEqual({ films: [{ id: "a", title: "A", stars: 5 }] });
  },
);

const numbered = closed({ id: integer, title: text });
itWith(
  filmsAs({ type: "array", items: numbered }),
  "shows the document's list where the id of an item has no place in it",
  async (send) => {
    await send("/films", first);
    expect(await send("/films")).toEqual([
      { id: expect.any(Number) as number, title: expect.not.stringMatching(/^A$/) as string },
    ]);
  },
);

const order = { type: "array", items: { type: "object", properties: { by: text } } };
itWith(
  filmsAs(closed({ order, entries: { type: "array", items: film } })),
  "finds the list of the items beside other lists",
  async (send) => {
    await send("/films", first);
    expect(await send("/films")).toMatchObject({ entries: [first] });
  },
);
