/** What is sent, and what is refused, of the objects and tuples of JSON Schema 2020-12. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generateSchemas, type SchemaPackage } from "./schema-package.js";

/** More than its day. */
const moment = new Date("2020-02-03T04:05:06Z");
const day = '"2020-02-03"';
const instant = '"2020-02-03T04:05:06.000Z"';

/** A text: what is sent. Otherwise the name or position at which it is refused. */
type Row = readonly [member: string, value: unknown, result: string | readonly [string | number]];

const cases: Readonly<Record<string, readonly Row[]>> = {
  "closed-objects": [
    ["closed", { a: "1" }, '{"a":"1"}'],
    ["closed", { a: "1", z: 1 }, ["z"]],
    ["sealed", { id: "1" }, '{"id":"1"}'],
    ["sealed", { id: "1", z: 1 }, ["z"]],
    ["sealedAll", { id: "1", b: 1 }, '{"id":"1","b":1}'],
    ["sealedAll", { id: "1", z: 1 }, ["z"]],
    ["sealedChoice", { kind: "cat", born: moment }, `{"kind":"cat","born":${day}}`],
    ["sealedChoice", { kind: "cat", barks: 1 }, ["barks"]],
    ["sealedAny", { a: "1", day: moment, z: "2" }, `{"z":"2","a":"1","day":${day}}`],
    ["sealedAny", { b: "1" }, ["b"]],
    ["sealedOrNull", null, "null"],
    ["sealedOrNull", { kind: "cat", z: 1 }, ["z"]],
    [
      "conditional",
      { kind: "a", flag: true, day: moment },
      `{"kind":"a","day":${day},"flag":true}`,
    ],
    ["conditional", { kind: "b", n: 1, unit: "kg" }, '{"kind":"b","n":1,"unit":"kg"}'],
    ["conditional", { kind: "b", z: 1 }, ["z"]],
    ["extras", { name: "n", isOld: true, z: 1 }, '{"name":"n","isOld":true,"z":1}'],
    ["extras", { name: "n", z: {} }, ["z"]],
    ["extrasBeside", { id: "1", z: moment }, `{"id":"1","z":${day}}`],
    [
      "extrasOfChoice",
      { kind: "cat", born: moment, z: true },
      `{"kind":"cat","born":${day},"z":true}`,
    ],
    ["onMap", { n: 1, name: "a" }, '{"name":"a","n":1}'],
    ["open", { id: "1", z: [moment] }, `{"id":"1","z":[${instant}]}`],
    ["patterns", { id: "1", "x-a": 1 }, '{"id":"1","x-a":1}'],
    ["patterns", { id: "1", z: 1 }, ["z"]],
    ["record", { any: moment }, `{"any":${day}}`],
    ["nothing", { a: "1", gone: undefined }, '{"a":"1"}'],
    ["nothing", { gone: null }, ["gone"]],
    ["nothing", { none: "x" }, ["none"]],
  ],
  tuples: [
    ["free", [], "[]"],
    ["free", ["a", 1, moment], `["a",1,${instant}]`],
    ["free", [undefined, 1], [0]],
    ["one", ["a", undefined], '["a"]'],
    ["pair", ["a", 1], '["a",1]'],
    ["pair", ["a", 1, 2], [2]],
    ["closed", ["a", "b", "c"], [2]],
    ["sealed", ["a", "b"], [1]],
    ["sealedBeside", ["a", moment], `["a",${day}]`],
    ["sealedBeside", ["a", moment, 1], [2]],
    ["typedBeside", ["a", moment, 1], `["a",${day},1]`],
    ["upToThree", ["a", 1, 2, 3], [3]],
    ["shorter", ["a", 1], [1]],
    ["empty", ["a"], [0]],
  ],
  "property-names": [
    ["listed", { green: moment }, `{"green":${day}}`],
    ["listed", { blue: moment }, ["blue"]],
    ["named", { blue: 1 }, ["blue"]],
    ["beside", { id: "1", red: 1 }, '{"id":"1","red":1}'],
    ["beside", { id: "1", green: 1 }, ["green"]],
    ["one", { other: 1 }, ["other"]],
    ["either", { a: 1, b: 2 }, '{"a":1,"b":2}'],
    ["either", { c: 1 }, ["c"]],
    ["found", { ab: 1 }, '{"ab":1}'],
    ["found", { a: 1 }, ["a"]],
    ["found", { Ab: 1 }, ["Ab"]],
    ["short", { "😀😀😀": moment }, `{"😀😀😀":${instant}}`],
    ["short", { four: 1 }, ["four"]],
    ["any", { "": 1 }, '{"":1}'],
    ["numerals", { "-1.5e3": 1 }, '{"-1.5e3":1}'],
    ["numerals", { x: 1 }, ["x"]],
    ["none", {}, "{}"],
    ["none", { a: 1 }, ["a"]],
  ],
  "read-only": [
    ["part", { etag: "e", size: 1 }, '{"size":1}'],
    ["parts", [{ etag: "e", size: 1 }], '[{"size":1}]'],
    ["byName", { a: { etag: "e" } }, '{"a":{}}'],
    ["choice", { kind: "dog", id: 1, barks: 2 }, '{"kind":"dog","barks":2}'],
    ["choice", { kind: "cat", id: 1, barks: 2 }, ["barks"]],
    ["stamps", { made: "2020" }, "{}"],
    ["stamps", { mad: "2020" }, ["mad"]],
    ["counts", { etag: "e", n: 1 }, '{"n":1}'],
    ["stamped", { made: "2020", more: "m" }, '{"more":"m"}'],
    ["extended", { etag: "e", size: 1, more: "m" }, '{"size":1,"more":"m"}'],
    ["extended", { etag: "e", z: 1 }, ["z"]],
    ["wrapped", { direct: "a", wrapped: "b", apart: "c", chained: "d", name: "n" }, '{"name":"n"}'],
    ["wrapped", { secret: "s" }, '{"secret":"s"}'],
    ["inlineAfter", { id: "1", name: "n" }, '{"name":"n"}'],
    ["inlineBefore", { id: "1", name: "n" }, '{"name":"n"}'],
    ["beside", { id: "1", name: "n" }, '{"name":"n"}'],
    ["both", { id: "1", pin: "2", more: "m" }, '{"pin":"2","more":"m"}'],
    ["asked", { id: "1", name: "n" }, '{"name":"n"}'],
    ["choiceBeside", { kind: "bird", id: "1", flies: true }, '{"kind":"bird","flies":true}'],
    ["told", { kind: "Lion", day: moment }, `{"kind":"Lion","day":${day}}`],
    ["told", { kind: "Wolf", day: moment }, `{"kind":"Wolf","day":${instant}}`],
    ["kin", { kind: "Aunt", day: moment }, `{"kind":"Aunt","day":${day}}`],
    ["kin", { kind: "Uncle", day: moment }, `{"kind":"Uncle","day":${instant}}`],
  ],
};

const folder = await mkdtemp(path.join(tmpdir(), "wireform-objects-"));
afterAll(() => rm(folder, { recursive: true }));

interface Schemas {
  readonly [name: string]: { readonly properties: Readonly<Record<string, object>> };
}

describe.each(Object.entries(cases))("%s", async (name, rows) => {
  const made: SchemaPackage = await generateCase(name);

  it.each(rows)("%s %j", (member, value, result) => {
    const sent = () => made.send(member, value);
    if (typeof result === "string") expect(sent()).toBe(result);
    else expect(sent).toThrow(expect.objectContaining({ path: ["body", ...result] }));
  });
});

/** The members of the case's largest schema, each as a body. */
async function generateCase(name: string): Promise<SchemaPackage> {
  const file = path.join(import.meta.dirname, "../cases", name, "openapi.yaml");
  const { schemas } = (parse(await readFile(file, "utf8")) as { components: { schemas: Schemas } })
    .components;
  const { properties } = (schemas["All"] ?? schemas["Thing"])!;
  return generateSchemas(properties, schemas, path.join(folder, name));
}

describe("a Date where a day and an instant are allowed", async () => {
  const string = (format: string) => ({ type: "string", format });
  const [date, dateTime] = [string("date"), string("date-time")];
  const schemas = {
    day: { anyOf: [date, { type: "null" }] },
    both: { anyOf: [date, dateTime] },
    turned: { oneOf: [dateTime, date] },
    orNull: { oneOf: [date, { type: "null" }, dateTime] },
    list: { type: "array", items: { anyOf: [date, dateTime] } },
    object: { anyOf: [{ properties: { at: date } }, { properties: { at: dateTime } }] },
    seconds: { anyOf: [date, { type: "integer", format: "unix-time" }] },
  };
  const { send } = await generateSchemas(schemas, {}, path.join(folder, "dates"));

  it.each([
    ["day", moment, day],
    ["both", moment, instant],
    ["turned", moment, instant],
    ["orNull", moment, instant],
    ["list", [moment], `[${instant}]`],
    ["object", { at: moment }, `{"at":${instant}}`],
    ["seconds", moment, "1580702706"],
    ["both", "2020-02-03", day],
  ])("%s", (name, value, text) => expect(send(name, value)).toBe(text));
});
