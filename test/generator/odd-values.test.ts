/**
 * Values that appear where texts are expected, and combinations that lead to one schema in many
 * ways.
 */
import { describe, expect, it } from "vitest";
import { runInMemory } from "./memory.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const body = (schema: object) => ({ requestBody: { content: { "application/json": { schema } } } });
const responses = { 204: { description: "Done." } };
const pathsOf = (operation: object) => ({ "/things": { post: { responses, ...operation } } });

/** Converting it to a text throws. */
const odd = { toString: {} };

describe("a place that is an operation and a schema", () => {
  const done = (schema: object) => ({
    responses: { 200: { description: "Done.", content: { "application/json": { schema } } } },
  });
  const paths = { "/a": { get: { operationId: "a", ...done({ $ref: "#/paths/~1a/get" }) } } };
  const stray = { "/a": { get: ref("T") }, "/b": { get: done(ref("T")) } };

  it("is told of", async () => {
    expect((await runInMemory({ paths })).codes).toContain("WF2005");
    // A reference that stands for an operation is followed, whatever it leads to.
    expect((await runInMemory({ paths: stray, schemas: { T: {} } })).codes).toContain("WF2008");
  });
});

describe("a mapping with a `toString`", () => {
  const places: Readonly<Record<string, [Parameters<typeof runInMemory>[0], string[]]>> = {
    openapi: [{ root: { openapi: odd } }, ["WF2004"]],
    "openapi, as a list": [{ root: { openapi: [odd] } }, ["WF2004"]],
    swagger: [{ root: { openapi: undefined, swagger: odd } }, ["WF2004"]],
    type: [{ paths: pathsOf(body({ type: odd })) }, ["WF2005"]],
    "type of a part": [
      {
        paths: pathsOf(body({ allOf: [ref("A"), ref("A")], type: odd })),
        schemas: { A: { allOf: [{}] } },
      },
      ["WF2009"],
    ],
    tags: [{ paths: pathsOf({ tags: [odd] }) }, ["WF2005"]],
    in: [
      { paths: pathsOf({ parameters: [{ name: "a", in: odd, schema: {} }] }) },
      ["WF2006", "WF2005"],
    ],
    collectionFormat: [
      {
        paths: pathsOf({
          parameters: [
            { name: "a", in: "query", collectionFormat: odd, schema: { type: "array", items: {} } },
          ],
        }),
      },
      ["WF2007"],
    ],
    "a word of ours": [{ paths: pathsOf({ "x-wireform": { nulls: odd } }) }, ["WF3009"]],
  };

  it.each(Object.entries(places))("is told of as `%s`", async (_, [parts, codes]) => {
    expect((await runInMemory(parts)).codes).toEqual(codes);
  });

  it("or a null is no schema that others take over", async () => {
    const schemas = {
      Base: { properties: { kind: {} }, discriminator: { propertyName: "kind" } },
      Nothing: null,
      Heir: { allOf: [ref("Nothing"), ref("Base")] },
    };
    const { codes } = await runInMemory({ paths: pathsOf(body(ref("Base"))), schemas });
    expect(codes).toContain("WF2005");
  });

  it("is no `in` of Swagger's parameters", async () => {
    const parameters = [{ name: odd, in: odd, type: "array", items: { type: "string" } }];
    const paths = { "/things": { parameters, post: { responses, parameters } } };
    const { codes } = await runInMemory({ paths, root: { openapi: undefined, swagger: "2.0" } });
    expect(codes).not.toEqual([]);
  });
});

describe("what a branch requires", () => {
  const read = async (keyword: string, name: unknown) => {
    const branches = [{ required: [name] }, { required: ["x"] }];
    const schema = { type: "object", properties: { x: {} }, [keyword]: branches };
    const { told } = await runInMemory({ paths: pathsOf(body(schema)) });
    return told.map(({ code, message }) => `${code} ${message}`);
  };
  for (const keyword of ["oneOf", "anyOf"])
    it(`is text, in \`${keyword}\` too`, async () => {
      expect(await read(keyword, 1)).toEqual(['WF2008 this must be a string: it is read as "1"']);
      expect(await read(keyword, null)).toEqual(["WF2005 this must be a string, not null"]);
      expect(await read(keyword, odd)).toEqual(["WF2005 this must be a string, not a mapping"]);
    });
});

describe("parts that lead to one schema in many ways", () => {
  const levels = 40;
  const lattice = (name: string, end: object) => ({
    ...Object.fromEntries(
      Array.from({ length: levels }, (_, level) => {
        const next = ref(`${name}${level + 1}`);
        return [`${name}${level}`, { allOf: [next, next] }];
      }),
    ),
    [`${name}${levels}`]: end,
  });
  const choice = { oneOf: [ref("Start"), ref("Other")], discriminator: { propertyName: "kind" } };
  const Other = { type: "object", properties: { kind: { const: "Other" } } };

  it("are read once each", async () => {
    const end = { type: "object", properties: { kind: { type: "string" } } };
    const schemas = { Start: { allOf: [ref("A0")] }, Other, ...lattice("A", end) };
    expect((await runInMemory({ paths: pathsOf(body(choice)), schemas })).codes).toEqual([]);
  });

  it("are read once each in what tells variants apart", async () => {
    const Start = { type: "object", properties: { kind: ref("A0") } };
    const schemas = { Start, Other, ...lattice("A", { enum: ["Start", "Begin"] }) };
    expect((await runInMemory({ paths: pathsOf(body(choice)), schemas })).codes).toEqual([]);
  });
});

it("takes an heir that repeats its base's discriminator for no base of its siblings", async () => {
  const discriminator = { propertyName: "kind", mapping: { day: "Day", moment: "Moment" } };
  const base = { type: "object", properties: { kind: { type: "string" } }, discriminator };
  const heir = (format: string) => ({
    allOf: [ref("Base"), { properties: { at: { type: "string", format } }, discriminator }],
  });
  const schemas = { Base: { allOf: [base] }, Day: heir("date"), Moment: heir("date-time") };
  const { files, codes } = await runInMemory({ paths: pathsOf(body(ref("Base"))), schemas });
  expect(codes).toEqual(["WF3005", "WF3005"]);
  expect(files.get("src/schemas/base.ts")).toMatch(
    /day: shared\(dayCodec\),\s+moment: shared\(momentCodec\),/,
  );
  expect(files.get("src/schemas/day.ts")).not.toContain("Moment");
});

it("tells of a discriminator in a part of a choice, and of a second one", async () => {
  const discriminator = { propertyName: "kind" };
  const part = { type: "object", properties: { kind: { type: "string" } }, discriminator };
  const oneOf = [ref("A"), { type: "object", properties: { b: {} } }];
  const schemas = {
    A: { type: "object", properties: { a: {} } },
    Choice: { oneOf, allOf: [part] },
    Twice: { allOf: [part, part] },
    Heir: { allOf: [ref("Twice")] },
  };
  const { codes } = await runInMemory({ schemas });
  expect(codes).toEqual(["WF3005", "WF3005"]);
});
