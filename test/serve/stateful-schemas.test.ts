/** Stateful fakes of documents whose items have another id than `id`, and another schema in lists. */
import { expect, it } from "vitest";
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

async function requester(paths: object) {
  const { fake } = await packageOf({ paths });
  const double = fake.createFake({ stateful: true });
  return async (path: string, body?: object): Promise<unknown> => {
    const headers = { "content-type": "application/json" };
    const init = body && { method: "POST", headers, body: JSON.stringify(body) };
    const response = await double.fetch(`https://shop.example${path}`, init);
    return response.ok ? response.json() : response.status;
  };
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

it("keeps items by their names", async () => {
  const item = closed({ id: text, name: text });
  const send = await requester(pathsOf("/vpcs", "vpc_name", item, { type: "array", items: item }));
  const made = await send("/vpcs", { name: "mine" });
  expect(made).toMatchObject({ name: "mine" });
  expect(await send("/vpcs/mine")).toEqual(made);
  expect(await send("/vpcs", { name: "mine" })).toBe(409);
});

it("puts what a body names below another item, and makes another one elsewhere", async () => {
  const file = { type: "object", required: ["id"], properties: { id: text } };
  const list = { type: "array", items: file };
  const stores = pathsOf("/stores", "store_id", file, list);
  const send = await requester({
    ...stores,
    ...pathsOf("/stores/{store_id}/files", "file_id", file, list),
  });
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
});

const full = closed({ id: text, title: text, size: integer });

it("shows of items what a list has of them", async () => {
  const mini = closed({ id: text, title: text });
  const send = await requester(pathsOf("/films", "id", full, { type: "array", items: mini }));
  await send("/films", { id: "a", title: "A", size: 1 });
  await send("/films", { id: "b", title: "B", size: 2 });
  expect(await send("/films")).toEqual([
    { id: "a", title: "A" },
    { id: "b", title: "B" },
  ]);
});

it("makes what items don't have, even if the document's example has none", async () => {
  const more = closed({ id: text, title: text, stars: { const: 5 } });
  const list = closed({ films: { type: "array", items: more } });
  const example = { films: [] };
  const send = await requester(pathsOf("/films", "id", full, list, { example }));
  expect(await send("/films")).toEqual({ films: [] });
  await send("/films", { id: "a", title: "A", size: 1 });
  expect(await send("/films")).toEqual({ films: [{ id: "a", title: "A", stars: 5 }] });
});

it("shows the document's list where the id of an item has no place in it", async () => {
  const other = closed({ id: integer, title: text });
  const send = await requester(pathsOf("/films", "id", full, { type: "array", items: other }));
  await send("/films", { id: "a", title: "A", size: 1 });
  expect(await send("/films")).toEqual([
    { id: expect.any(Number) as number, title: expect.not.stringMatching(/^A$/) as string },
  ]);
});

it("finds the list of the items beside other lists", async () => {
  const order = { type: "array", items: { type: "object", properties: { by: text } } };
  const list = closed({ order, entries: { type: "array", items: full } });
  const send = await requester(pathsOf("/films", "id", full, list));
  const film = { id: "a", title: "A", size: 1 };
  await send("/films", film);
  expect(await send("/films")).toMatchObject({ entries: [film] });
});
