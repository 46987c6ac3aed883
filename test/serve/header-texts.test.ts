/** Declared header fields of answers whose schema has several types, or null: what a fake sends, and a handler may. */
import { beforeAll, expect, it } from "vitest";
import { packageOf } from "./from-document.js";

const schemas = {
  "X-Null": { type: "null" },
  "X-Level": { oneOf: [{ type: "integer", minimum: 5, maximum: 6 }, { type: "null" }] },
  "X-Word": { type: ["string", "null"], enum: ["a", null] },
  "X-Either": { oneOf: [{ type: "integer" }, { type: "boolean" }] },
  "X-Part": { anyOf: [{ type: "integer" }, { type: "object" }] },
  "X-Round": { $ref: "#/components/schemas/Round" },
};
const fields = Object.entries(schemas).map(([name, schema]) => [name, { required: true, schema }]);
const Round = { anyOf: [{ $ref: "#/components/schemas/Round" }, { type: "integer" }] };

let modules: Awaited<ReturnType<typeof packageOf>>;
beforeAll(async () => {
  const answer = { description: "", headers: Object.fromEntries(fields) as object };
  const paths = { "/a": { get: { operationId: "a", responses: { 204: answer } } } };
  modules = await packageOf({ paths, components: { schemas: { Round } } });
});

it("are made as texts that the document allows", async () => {
  const told: string[] = [];
  const onWarning = (message: string) => void told.push(message);
  const { fetch } = modules.fake.createFake({ onWarning });
  const { status, headers } = await fetch("https://shop.example/a");
  expect([status, told]).toEqual([204, []]);
  expect(headers.get("x-null")).toBeTruthy();
  expect(headers.get("x-level")).toMatch(/^[56]$/);
  expect(headers.get("x-word")).toBe("a");
  expect(headers.get("x-either")).toMatch(/^(-?\d+|true|false)$/);
});

it("are checked where they are scalars", async () => {
  const right = {
    "X-Null": "",
    "X-Level": 5,
    "X-Word": "a",
    "X-Either": true,
    "X-Part": "a,1",
    "X-Round": 1,
  };
  const statusWith = async (wrong: object) => {
    const headers = { ...right, ...wrong };
    const a = () => ({ status: 204, headers });
    const handle = modules.handler.createPartialHandler({ a }, { onError: () => undefined });
    return (await handle(new Request("https://shop.example/a"))).status;
  };
  expect(await statusWith({})).toBe(204);
  for (const wrong of [{ "X-Level": 7 }, { "X-Word": "b" }, { "X-Either": "some" }])
    expect(await statusWith(wrong)).toBe(500);
});
