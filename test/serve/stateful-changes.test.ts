/** What a stateful fake makes of a body: its path comes first, then the body, then defaults. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { packageOf } from "./from-document.js";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ref = (name: string) => json({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const parameters = (...names: readonly string[]) =>
  names.map((name) => ({
    name,
    in: "path",
    required: true,
    schema: name === "id" ? { type: "integer" } : text,
  }));
const answers = (name: string) => ({ responses: { 200: { description: "", ...ref(name) } } });
const patch = { type: "array", items: { type: "object", required: ["op"] } };

/** A list and its items. */
function resource(name: string, at: string, variable: string, ...outer: readonly string[]) {
  return {
    [at]: {
      parameters: parameters(...outer),
      post: { operationId: `create${name}`, requestBody: ref(`New${name}`), ...answers(name) },
    },
    [`${at}/{${variable}}`]: {
      parameters: parameters(...outer, variable),
      get: { operationId: `get${name}`, ...answers(name) },
      put: { operationId: `put${name}`, requestBody: ref(`New${name}`), ...answers(name) },
      patch: {
        operationId: `patch${name}`,
        requestBody: {
          content: {
            "application/json": { schema: { type: "object" } },
            "application/json-patch+json": { schema: patch },
          },
        },
        ...answers(name),
      },
    },
  };
}

const order = {
  status: { type: "string", enum: ["draft", "open", "paid"], default: "open" },
  tags: { type: "array", items: text, default: [] },
  address: { type: "object", properties: { city: text, country: { ...text, default: "AT" } } },
  nick: { type: ["string", "null"], default: null },
};
const line = { order_id: { type: "integer" }, sku: text, orderLineId: text };
const schemas = {
  NewOrder: { type: "object", properties: { ...order, status: { ...text, default: "draft" } } },
  Order: {
    type: "object",
    required: ["id", "status"],
    properties: { id: { type: "integer" }, ...order, urgent: { type: "boolean", default: true } },
  },
  NewLine: { type: "object", properties: line },
  Line: { type: "object", required: ["id"], properties: { id: text, ...line } },
  NewKey: { type: "object", properties: { name: text } },
  Key: { type: "object", required: ["id"], properties: { id: text, name: text } },
  Pet: {
    oneOf: [
      { type: "object", required: ["id", "meows"], properties: { id: text, meows: text } },
      {
        type: "object",
        required: ["id", "barks"],
        properties: { id: text, barks: text, size: { ...text, default: "large" } },
      },
    ],
  },
  NewPet: { type: "object" },
};

type Data = Readonly<Record<string, unknown>>;
let modules: Awaited<ReturnType<typeof packageOf>>;
let fake: ReturnType<(typeof modules)["fake"]["createFake"]>;
beforeAll(async () => {
  const paths = {
    ...resource("Order", "/orders", "id"),
    ...resource("Line", "/orders/{id}/lines", "lineId", "id"),
    ...resource("Key", "/users/{name}/keys", "keyId", "name"),
    ...resource("Pet", "/pets", "petId"),
  };
  modules = await packageOf({ paths, components: { schemas } });
});
beforeEach(() => {
  fake = modules.fake.createFake({ stateful: true });
});

async function send(method: string, at: string, body?: object, type = "application/json") {
  const headers = { "content-type": type };
  const init = body === undefined ? {} : { body: JSON.stringify(body), headers };
  const response = await fake.fetch(`https://shop.example${at}`, { method, ...init });
  return { status: response.status, data: (await response.json()) as Data };
}

/** Makes one, and gives it with its path. */
async function make(list: string, body: object) {
  const { data } = await send("POST", list, body);
  return { data, at: `${list}/${String(data["id"])}` };
}

it("has the defaults of its body, then of its own schema, for what the body leaves out", async () => {
  const { data, at } = await make("/orders", { address: { city: "Graz" } });
  const usual = { status: "draft", tags: [], nick: null, urgent: true };
  const address = { city: "Graz", country: "AT" };
  expect(data).toEqual({ id: data["id"], ...usual, address });
  await make("/orders", { status: "paid", tags: ["new"], nick: "it" }).then((other) =>
    expect(other.data).toMatchObject({ status: "paid", tags: ["new"], nick: "it", urgent: true }),
  );
  await send("PATCH", at, { status: "paid", urgent: false });
  // What is the server's stays, and what the body leaves out is as usual again.
  const put = await send("PUT", at, {});
  expect(put.data).toEqual({ id: data["id"], ...usual, urgent: false });
});

it("has no defaults of another variant", async () => {
  const { data } = await make("/pets", { meows: "loud" });
  expect(data["size"]).not.toBe("large");
});

it("is below what its path says, whatever its body says", async () => {
  const order = await make("/orders", {});
  const id = order.data["id"];
  const lines = `${order.at}/lines`;
  const { data, at } = await make(lines, { order_id: Number(id) + 1, orderLineId: "7" });
  expect(data).toMatchObject({ order_id: id, orderLineId: "7" });
  for (const method of ["PATCH", "PUT"])
    expect((await send(method, at, { order_id: 0, sku: method })).data).toMatchObject({
      id: data["id"],
      order_id: id,
      sku: method,
    });
  // A key's own name is none of the user's.
  expect((await make("/users/ann/keys", { name: "laptop" })).data["name"]).toBe("laptop");
});

it("is changed by a JSON Patch, or not at all", async () => {
  const { data, at } = await make("/orders", { tags: ["a"] });
  const apply = (...steps: readonly object[]) =>
    send("PATCH", at, steps, "application/json-patch+json");
  const changed = await apply(
    { op: "add", path: "/tags/-", value: "b" },
    { op: "remove", path: "/nick" },
    { op: "replace", path: "/id", value: 1234 },
  );
  const { nick: _, ...others } = data;
  expect(changed).toEqual({ status: 200, data: { ...others, tags: ["a", "b"] } });
  expect(Object.keys(changed.data)).toEqual(Object.keys(others));
  const refused = await apply(
    { op: "replace", path: "/urgent", value: false },
    { op: "test", path: "/status", value: "paid" },
  );
  expect([refused.status, refused.data["detail"]]).toEqual([
    409,
    'body.1: the value at "/status" is another',
  ]);
  expect((await apply({ op: "replace", path: "/status", value: "lost" })).status).toBe(422);
  expect((await apply({ op: "remove", path: "" })).status).toBe(422);
  expect((await send("GET", at)).data).toEqual(changed.data);
});

it("refuses a JSON Patch that isn't one, and says why", async () => {
  fake = modules.fake.createFake({ stateful: true, validate: "report" });
  const other = await make("/orders", {});
  const refused = async (...steps: readonly unknown[]) => {
    const type = "application/json-patch+json";
    const { status, data: problem } = await send("PATCH", other.at, steps, type);
    return [status, problem["detail"]];
  };
  expect(await refused({ op: "replace", path: "/status" })).toEqual([
    422,
    "body.0: it has no `value`",
  ]);
  expect(await refused({ op: "copy", path: "/nick" })).toEqual([422, "body.0: it has no `from`"]);
  for (const step of [{ op: "add" }, { path: "/nick" }, 5, null])
    expect(await refused(step)).toEqual([422, "body.0: a step has an `op` and a `path`"]);
  for (const path of ["/a~2b", "/a~", "nick"])
    expect(await refused({ op: "remove", path })).toEqual([
      422,
      `body.0: "${path}" is no JSON Pointer`,
    ]);
  expect((await send("GET", other.at)).data).toEqual(other.data);
});

it("takes an object of the type of a JSON Patch for its members, as ASP.NET documents declare it", async () => {
  fake = modules.fake.createFake({ stateful: true, validate: "report" });
  const { at } = await make("/orders", {});
  const type = "application/json-patch+json";
  expect((await send("PATCH", at, { status: "paid" }, type)).data["status"]).toBe("paid");
});
