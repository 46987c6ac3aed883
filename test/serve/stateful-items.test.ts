/** Items of a stateful fake: what of them a request says, and what is the server's. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { packageOf } from "./from-document.js";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ref = (name: string) => json({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const readOnly = { ...text, readOnly: true };
const inPath = (...names: readonly string[]) =>
  names.map((name) => ({ name, in: "path", required: true, schema: text }));

const schemas = {
  Key: { type: "object", required: ["name"], properties: { id: readOnly, name: text } },
  User: {
    type: "object",
    required: ["name"],
    properties: {
      id: text,
      org_id: { type: "integer", readOnly: true },
      made: { ...readOnly, format: "date-time" },
      name: text,
      note: text,
    },
  },
  Box: {
    type: "object",
    properties: {
      id: text,
      size: { type: "object", properties: { w: { type: "integer" }, unit: text } },
    },
  },
  Labels: { type: "object", properties: { id: text }, additionalProperties: text },
};
const keys = { operationId: "createKey", requestBody: ref("Key") };
const paths = {
  "/keys": {
    post: { ...keys, responses: { 201: { description: "", ...ref("Key") } } },
    get: {
      operationId: "listKeys",
      responses: {
        200: {
          description: "",
          ...json({ type: "array", items: { $ref: "#/components/schemas/Key" } }),
        },
      },
    },
  },
  "/keys/{id}": {
    parameters: inPath("id"),
    delete: { operationId: "deleteKey", responses: { 204: { description: "" } } },
  },
  // Nothing shows what one of these is like.
  "/hooks": {
    post: { operationId: "createHook", responses: { 204: { description: "" } } },
  },
  "/hooks/{id}": {
    parameters: inPath("id"),
    delete: { operationId: "deleteHook", responses: { 204: { description: "" } } },
  },
  "/orgs/{orgId}/users": {
    parameters: inPath("orgId"),
    post: {
      operationId: "createUser",
      requestBody: ref("User"),
      responses: { 201: { description: "", ...ref("User") } },
    },
  },
  "/orgs/{orgId}/users/{userId}": itemPath("User", "orgId", "userId"),
  "/labels/{id}": itemPath("Labels", "id"),
  "/boxes/{id}": {
    ...itemPath("Box", "id"),
    patch: {
      operationId: "patchBox",
      requestBody: {
        content: { "application/json": {}, "application/merge-patch+json": {} },
      },
      responses: { 200: { description: "", ...ref("Box") } },
    },
  },
};

function itemPath(name: string, ...variables: readonly string[]) {
  const responses = { 200: { description: "", ...ref(name) } };
  return {
    parameters: inPath(...variables),
    get: { operationId: `get${name}`, responses },
    put: { operationId: `put${name}`, requestBody: ref(name), responses },
    patch: { operationId: `patch${name}`, requestBody: ref(name), responses },
  };
}

type Data = Readonly<Record<string, unknown>>;
let modules: Awaited<ReturnType<typeof packageOf>>;
let fake: ReturnType<(typeof modules)["fake"]["createFake"]>;
beforeAll(async () => {
  modules = await packageOf({ paths, components: { schemas } });
});
beforeEach(() => {
  fake = modules.fake.createFake({ stateful: true });
});

async function send(
  method: string,
  at: string,
  body?: object,
  type = "application/json",
): Promise<Data | number> {
  const headers = { "content-type": type };
  const init = body === undefined ? {} : { body: JSON.stringify(body), headers };
  const response = await fake.fetch(`https://shop.example${at}`, { method, ...init });
  return response.status > 201 ? response.status : ((await response.json()) as Data);
}

it("can be made, listed and deleted where none is read by itself", async () => {
  const made = (await send("POST", "/keys", { name: "a" })) as Data;
  expect(made).toMatchObject({ name: "a" });
  expect(await send("GET", "/keys")).toEqual([made]);
  const key = `/keys/${String(made["id"])}`;
  expect(await send("DELETE", key)).toBe(204);
  expect(await send("DELETE", key)).toBe(404);
  expect(await send("GET", "/keys")).toEqual([]);
});

it("isn't kept where no answer shows one", async () => {
  expect(await send("DELETE", "/hooks/1")).toBe(204);
});

it("has what its path says of the one that it is below", async () => {
  expect(await send("POST", "/orgs/7/users", { name: "Ann" })).toMatchObject({ org_id: 7 });
});

it("keeps what is read only, and its id, when it is replaced or changed", async () => {
  const made = (await send("POST", "/orgs/7/users", { name: "Ann", note: "new" })) as Data;
  const at = `/orgs/7/users/${String(made["id"])}`;
  const { note: _, ...plain } = made;
  expect(await send("PUT", at, { name: "Bob", id: "other" })).toEqual({ ...plain, name: "Bob" });
  const change = { id: "other", name: "Bob", note: "old" };
  expect(await send("PATCH", at, change)).toMatchObject({ ...change, id: made["id"] });
  expect(await send("GET", "/orgs/7/users/other")).toBe(404);
});

it("has only what a body of free names says", async () => {
  await send("PUT", "/labels/1", { a: "1" });
  expect(await send("PUT", "/labels/1", { b: "2" })).toEqual({ id: "1", b: "2" });
});

it("is changed inside by a JSON Merge Patch, and by no other JSON", async () => {
  const merge = (body: object) => send("PATCH", "/boxes/1", body, "application/merge-patch+json");
  await send("PUT", "/boxes/1", { size: { w: 1, unit: "cm" } });
  expect(await merge({ size: { w: 2 } })).toEqual({ id: "1", size: { w: 2, unit: "cm" } });
  expect(await merge({ size: { unit: null, none: null } })).toEqual({ id: "1", size: { w: 2 } });
  expect(await send("PATCH", "/boxes/1", { size: { unit: "in" } })).toEqual({
    id: "1",
    size: { unit: "in" },
  });
  expect(await merge({ size: null })).toEqual({ id: "1" });
  expect(await merge({ size: { w: 3, unit: null } })).toEqual({ id: "1", size: { w: 3 } });
});
