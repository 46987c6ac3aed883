/** `wireform report`: as small as it can be, the same fault, and nothing that is private. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { runIn } from "../generator/run-in.js";
import { makeFolder } from "../leftovers.js";

let folder: string;
beforeEach(async () => {
  folder = await makeFolder();
});

const text = { type: "string" };
const operation = (schema: object, rest: object = {}) => ({
  description: "Private words.",
  responses: {
    200: { description: "Private words.", content: { "application/json": { schema } } },
  },
  ...rest,
});
const shop = {
  openapi: "3.1.1",
  info: { title: "Private shop", version: "1", contact: { email: "ann@private.example" } },
  servers: [
    {
      url: "https://{tenant}.private.example/{area}/v1?key=sk_live_private1",
      variables: { tenant: { default: "private" }, area: { default: "private" } },
    },
  ],
  "x-internal": { token: "sk_live_private2" },
  paths: {
    "/orders": {
      get: operation({ $ref: "#/components/schemas/Order" }, { operationId: "listOrders" }),
      post: operation({ $ref: "#/components/schemas/Lost" }, { operationId: "createOrder" }),
    },
    "/teas": { get: operation({ $ref: "#/components/schemas/Tea" }, { operationId: "listTeas" }) },
  },
  components: {
    securitySchemes: {
      login: { type: "openIdConnect", openIdConnectUrl: "https://private.example/login" },
    },
    schemas: {
      Order: {
        title: "Private words",
        type: "object",
        properties: {
          id: { ...text, default: "sk_live_private3" },
          // A member that has the name of a keyword.
          example: { ...text, example: "sk_live_private4" },
          key: { enum: ["open", "sk_live_0123456789abcdef_private"] },
          owner: { $ref: "#/components/schemas/Owner" },
        },
      },
      Owner: { type: "object", properties: { name: text } },
      Tea: { type: "object", properties: { name: text } },
    },
  },
};

async function report(document: object, ...args: readonly string[]) {
  await writeFile(path.join(folder, "private.json"), JSON.stringify(document));
  const ran = await runIn(folder, ["report", "private.json", ...args]);
  const [, json = "null"] = /^```json\n([^]*?)^```/m.exec(ran.out) ?? [];
  return { ...ran, document: JSON.parse(json) as typeof shop };
}

test("an error is shown by the smallest document that has it", async () => {
  const { code, out, document } = await report(shop);
  expect(code).toBe(0);
  expect(out).toContain("error WF2001: $ref points at nothing: #/components/schemas/Lost");
  expect(document.paths).toEqual({
    "/orders": {
      post: {
        responses: {
          200: {
            description: "text",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Lost" } } },
          },
        },
      },
    },
  });
  expect(document).not.toHaveProperty("components.schemas");
  expect(out).toContain(`node ${process.versions.node}\n${process.platform} ${process.arch}`);
});

test("an operation without a fault comes with what it refers to, without anything private", async () => {
  const { out, document } = await report(shop, "--operation", "listOrders");
  expect(Object.keys(document.paths)).toEqual(["/orders"]);
  expect(Object.keys(document.paths["/orders"])).toEqual(["get"]);
  expect(Object.keys(document.components.schemas)).toEqual(["Order", "Owner"]);
  expect(document.components.schemas.Order.properties).toEqual({
    id: text,
    example: text,
    key: { enum: ["open", "text1"] },
    owner: { $ref: "#/components/schemas/Owner" },
  });
  expect(document.servers).toEqual([
    { url: "https://host.example/{area}/v1", variables: { area: { default: "text" } } },
  ]);
  expect(out).not.toMatch(/private/i);
});

test("an operation stays whole beside a warning, and is there beside an error of a component", async () => {
  const tea = { type: "object", propeties: {}, properties: { name: text } };
  const warned = await report(
    { ...shop, components: { schemas: { ...shop.components.schemas, Tea: tea } } },
    "--operation",
    "listTeas",
  );
  expect(warned.out).toContain("WF2007");
  expect(Object.keys(warned.document.paths["/teas"].get.responses)).toEqual(["200"]);
  expect(warned.document.components.schemas.Tea).toEqual(tea);

  const broken = { ...tea, properties: { name: { $ref: "#/components/schemas/Lost" } } };
  const failed = await report(
    { ...shop, components: { schemas: { ...shop.components.schemas, Tea: broken } } },
    "--operation",
    "listTeas",
  );
  expect(failed.out).toContain("WF2001");
  expect(failed.document.paths["/teas"].get).toMatchObject({ operationId: "listTeas" });
});

test("an operation that isn't there is a usage error", async () => {
  const { code, err } = await report(shop, "--operation", "listOrder");
  expect(code).toBe(2);
  expect(err).toContain("no operation of private.json has the operationId listOrder");
});

test("of a text that can't be parsed, only the place is told", async () => {
  await writeFile(path.join(folder, "private.json"), '{ "private": [sk_live_private }');
  const { code, out } = await runIn(folder, ["report", "private.json"]);
  expect(code).toBe(0);
  expect(out).toMatch(/error WF1\d{3}: see the code/);
  expect(out).not.toContain("private");
});

test("makes no issue of a document that isn't there", async () => {
  const ran = await runIn(await makeFolder(), ["report", "none.json"]);
  expect([ran.code, ran.out]).toEqual([1, ""]);
  expect(ran.err).toContain("error WF1001: none.json: there is no such file");
});

test("--version --verbose tells what a report tells of the machine", async () => {
  const { out } = await runIn(folder, ["--version", "--verbose"]);
  expect(out).toMatch(/^wireform \d+\.\d+\.\d+\nnode \d+\.\d+\.\d+\n\w+ \w+\n$/);
});
