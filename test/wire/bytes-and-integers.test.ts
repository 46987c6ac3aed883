/** What the packages of two cases send and read: bytes as files, and integers with all digits. */
import { beforeAll, describe, expect, it } from "vitest";
import type { HttpRequest } from "../../generated/src/stripe/index.js";
import { type Package, packageOf } from "./case-package.js";

let files: Package;
let exact: Package;
let rounded: Package;
beforeAll(async () => {
  [files, exact, rounded] = await Promise.all([
    packageOf("files"),
    packageOf("int64-values"),
    packageOf("int64-values-rounded"),
  ]);
});

/** Name, file name and content of each part. */
async function partsOf({ body, headers }: HttpRequest): Promise<readonly string[]> {
  const type = { headers: { "content-type": headers["content-type"]! } };
  const form = await new Response(body, type).formData();
  return Promise.all(
    Array.from(form, async ([name, value]) =>
      typeof value === "string"
        ? `${name}=${value}`
        : `${name}: ${value.name} ${value.type}: ${await value.text()}`,
    ),
  );
}

describe("a file", () => {
  const bytes = new TextEncoder().encode("hi");
  const file = new File(["hi"], "a.txt", { type: "text/x" });

  it("is what contentMediaType calls so, alone, in lists, maps and choices", async () => {
    const body = {
      file,
      more: [bytes, bytes.buffer],
      maybe: null,
      maybeToo: bytes,
      manyOrNone: [file],
      oneOrMany: bytes.buffer,
      named: new Blob(["hi"]),
      json: '{"a":1}',
      csv: "a,b",
      encoded: bytes,
      other: file,
    };
    const blob = "blob application/octet-stream: hi";
    expect(await partsOf(files["upload"]!({ body }))).toEqual([
      "file: a.txt text/x: hi",
      `more: ${blob}`,
      `more: ${blob}`,
      "maybe=",
      `maybeToo: ${blob}`,
      "manyOrNone: a.txt text/x: hi",
      `oneOrMany: ${blob}`,
      `named: ${blob}`,
      'json={"a":1}',
      "csv=a,b",
      // It is sent as `aGk=` with its Content-Transfer-Encoding, which Node decodes.
      "encoded=hi",
      "other: a.txt text/x: hi",
    ]);
  });

  it("is what an Encoding Object gives a content type of bytes", async () => {
    const body = { picture: bytes, more: [new Blob(["hi"], { type: "image/jpeg" })], text: "a" };
    expect(await partsOf(files["uploadByEncoding"]!({ body }))).toEqual([
      "picture: blob image/png: hi",
      "more: blob image/jpeg: hi",
      "text=a",
    ]);
  });

  it("is base64 in JSON, however its bytes are given", () => {
    const body = { bytes: bytes.buffer, base64: bytes.buffer, typed: bytes };
    expect(files["sendJson"]!({ body }).body).toBe(
      '{"bytes":"aGk=","base64":"aGk=","typed":"aGk="}',
    );
  });
});

describe("an integer of 64 bits", () => {
  const json =
    '{"kind":9007199254740995,"small":5,"level":-9223372036854775808,"unsigned":18446744073709551615,' +
    '"number":9007199254740993,"maybe":9007199254740993,"mixed":9007199254740993,"beside":2,' +
    '"list":[18446744073709551615],"map":{"a":9007199254740993},"union":18446744073709551615,' +
    '"double":1.5,"id":"18446744073709551615","ids":["9007199254740993",null],"plain":2}';
  const thing = {
    kind: 9007199254740995n,
    small: 5n,
    level: -9223372036854775808n,
    unsigned: 18446744073709551615n,
    number: 9007199254740993n,
    maybe: 9007199254740993n,
    mixed: 9007199254740993n,
    beside: 2n,
    list: [18446744073709551615n],
    map: { a: 9007199254740993n },
    union: 18446744073709551615n,
    double: 1.5,
    id: "18446744073709551615",
    ids: ["9007199254740993", null],
    plain: 2,
  };
  const input = {
    path: { id: 18446744073709551615n },
    query: { level: 9223372036854775807n, levels: [9007199254740993n, 1] },
    headers: { "X-Id": 18446744073709551615n },
    contentType: "application/json",
  };

  it.each(["exact", "rounded"])("is sent with all its digits: %s answers", (answers) => {
    const { sendThing } = answers === "exact" ? exact : rounded;
    const ids = { id: 18446744073709551615n, ids: [9007199254740993n, null] };
    const request = sendThing!({ ...input, body: { ...thing, ...ids } });
    expect(request.body).toBe(json);
    expect(request.url).toBe(
      "/things/18446744073709551615?level=9223372036854775807&levels=9007199254740993&levels=1",
    );
    expect(request.headers["x-id"]).toBe("18446744073709551615");
  });

  it.each([
    ["signed", { number: 9223372036854775808n }, ["body", "number"]],
    ["signed, below", { map: { a: -9223372036854775809n } }, ["body", "map", "a"]],
    ["unsigned", { list: [18446744073709551616n] }, ["body", "list", 0]],
    ["unsigned, below", { unsigned: -1n }, ["body", "unsigned"]],
    ["unsigned, a number", { unsignedNumber: -1 }, ["body", "unsignedNumber"]],
    ["unsigned, as text", { id: -1n }, ["body", "id"]],
    ["signed, as text", { ids: [9223372036854775808n] }, ["body", "ids", 0]],
  ])("is refused beyond its 64 bits: %s", (_what, members, path) => {
    const body = { kind: 9007199254740995n, ...members };
    expect(() => exact["sendThing"]!({ ...input, body })).toThrow(
      expect.objectContaining({ code: "type_mismatch", path }),
    );
  });

  it("is read with all its digits where the document asks for it, and can be written again", async () => {
    const answer = { headers: { "content-type": "application/json" } };
    const client = exact.createClient({
      baseUrl: "https://api.example.com",
      fetch: async () => new Response(json, answer),
    });
    const read = await client.call(exact["sendThing"]!({ ...input, body: thing }));
    expect(read).toEqual(thing);
    expect(exact["sendThing"]!({ ...input, body: read }).body).toBe(json);
  });
});
