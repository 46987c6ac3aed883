import { describe, expect, it } from "vitest";
import { runInMemory } from "./memory.js";

const ok = (schema: object) => ({ "200": { description: "", content: json(schema) } });
const json = (schema: object) => ({ "application/json": { schema } });
const toCat = { $ref: "../common.json#/Cat" };

/** `getBroken` has an error: its `$ref` points at nothing. Only it uses the schemas of `parts`. */
const paths = (parts: Readonly<Record<string, object>>, others: object = {}) => ({
  "/broken": {
    get: {
      operationId: "getBroken",
      responses: ok({
        properties: { ...parts, nothing: { $ref: "#/components/schemas/Nothing" } },
      }),
    },
  },
  "/whole": { get: { operationId: "getWhole", responses: ok({ type: "string", ...others }) } },
});

const partial = { partial: true };

describe("an operation that is left out", () => {
  it("takes along the schemas that only it uses", async () => {
    const { files, codes } = await runInMemory({ paths: paths({ cat: toCat }) }, "", partial);
    expect(codes).toEqual(["WF2001"]);
    expect([...files.keys()]).toContain("src/operations/get-whole.ts");
    expect([...files.keys()].filter((file) => /cat/i.test(file))).toEqual([]);
    expect([...files.values()].filter((text) => /\bCat\b/.test(text))).toEqual([]);
  });

  it("leaves those that another operation uses too", async () => {
    const both = paths({ cat: toCat }, { type: "object", properties: { cat: toCat } });
    const { files } = await runInMemory({ paths: both }, "", partial);
    expect(files.get("src/schemas/cat.ts")).toContain("export type Cat");
  });

  it("leaves the document's components, and what these use", async () => {
    const schemas = { Owner: { type: "object", properties: { cat: toCat } } };
    const owner = { owner: { $ref: "#/components/schemas/Owner" } };
    const { files } = await runInMemory({ paths: paths(owner), schemas }, "", partial);
    const owned = files.get("src/schemas/owner.ts");
    expect(owned).toContain("export interface Owner");
    expect(owned).toContain("Cat");
    expect(files.has("src/schemas/cat.ts")).toBe(true);
  });
});
