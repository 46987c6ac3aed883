import { describe, expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import {
  byType,
  partBody,
  partContentType,
  partHeaders,
  partStyle,
  wholePart,
} from "../../templates/runtime/encode/multipart/part-encoding.js";
import { stripeMultipart } from "../../templates/runtime/encode/multipart/stripe-multipart.js";
import {
  multipart,
  multipartByPosition,
  type MultipartEncoding,
} from "../../templates/runtime/encode/multipart/multipart.js";
import type { BodyWriter } from "../../templates/runtime/encode/operation.js";
import { deepObject, formQuery } from "../../templates/runtime/encode/styles/parameters.js";
import {
  pipeDelimited,
  spaceDelimited,
  tabDelimited,
} from "../../templates/runtime/encode/styles/delimited.js";
import { refusal } from "./refusal.js";

const formData = "multipart/form-data; boundary=B";
const mixed = "multipart/mixed; boundary=B";

const codecs = codec.object([
  ["s", codec.nullable(codec.string)],
  ["n", codec.integer],
  ["list", codec.array(codec.string)],
  ["o", codec.nullable(codec.anyObject)],
  ["f", codec.bytes],
]);

function written(writer: BodyWriter, value: unknown): { contentType: string; body: BodyInit } {
  return writer.write(value) as { contentType: string; body: BodyInit };
}

/** Writes at once, so that errors are thrown; reads the body back when awaited. */
function partsOf(writer: BodyWriter, value: unknown): Promise<string[]> {
  return readParts(written(writer, value).body);
}

/** The parts' bytes as Latin-1 text, each CRLF as a line break. */
async function readParts(body: BodyInit): Promise<string[]> {
  const text = Buffer.from(await new Response(body).arrayBuffer()).toString("latin1");
  const parts = text.split(/(?:^|\r\n)--B(?:\r\n|--\r\n$)/);
  expect([parts.shift(), parts.pop()]).toEqual(["", ""]);
  return parts.map((part) => part.replaceAll("\r\n", "\n"));
}

const named = (value: unknown, encoding?: MultipartEncoding) =>
  partsOf(multipart(codecs, encoding, formData), value);

describe("by type", () => {
  it("writes text bare, JSON with its type, arrays as repeated parts, in declared order", async () => {
    expect(await named({ o: { k: [1] }, list: ["a", "b"], n: 5, s: "\u00e9" })).toEqual([
      'Content-Disposition: form-data; name="s"\n\n\u00c3\u00a9',
      'Content-Disposition: form-data; name="n"\n\n5',
      'Content-Disposition: form-data; name="list"\n\na',
      'Content-Disposition: form-data; name="list"\n\nb',
      'Content-Disposition: form-data; name="o"\nContent-Type: application/json\n\n{"k":[1]}',
    ]);
  });

  it("gives binary parts a filename and a type, whatever their codec", async () => {
    const file = new File(["x"], 'a"\r\n.txt', { type: "text/plain" });
    const head = 'Content-Disposition: form-data; name="f"; filename=';
    const untyped = '"blob"\nContent-Type: application/octet-stream\n\n';
    expect(await named({ f: file })).toEqual([
      `${head}"a%22%0D%0A.txt"\nContent-Type: text/plain\n\nx`,
    ]);
    expect(await named({ f: new Blob(["b"]) })).toEqual([`${head}${untyped}b`]);
    expect(await named({ f: Uint8Array.of(0, 255) })).toEqual([`${head}${untyped}\0\xff`]);
    expect(await named({ f: "t" })).toEqual([`${head}${untyped}t`]);
    expect(await named({ s: new Blob(["b"]) })).toEqual([
      `${head}${untyped}b`.replace('"f"', '"s"'),
    ]);
  });

  it("writes contentEncoding as text with its header", async () => {
    const base64url = codec.object([["a", codec.bytesUrl]]);
    expect(await partsOf(multipart(base64url, {}, formData), { a: Uint8Array.of(255) })).toEqual([
      'Content-Disposition: form-data; name="a"\nContent-Type: application/octet-stream\n' +
        "Content-Transfer-Encoding: base64url\n\n_w",
    ]);
  });

  it("leaves undefined out and writes null as the content type has it", async () => {
    expect(await named({ s: null, n: undefined, list: [], o: null })).toEqual([
      'Content-Disposition: form-data; name="s"\n\n',
      'Content-Disposition: form-data; name="o"\nContent-Type: application/json\n\nnull',
    ]);
    expect(refusal(() => named({ n: null }))).toEqual({ code: "null_not_allowed", path: ["n"] });
  });
});

describe("encodings", () => {
  it("writes by a given content type, each item of an array", async () => {
    const encoding = { list: partContentType("application/json"), s: partContentType("text/html") };
    expect(await named({ s: "<p>", list: ["a"] }, encoding)).toEqual([
      'Content-Disposition: form-data; name="s"\nContent-Type: text/html\n\n<p>',
      'Content-Disposition: form-data; name="list"\nContent-Type: application/json\n\n"a"',
    ]);
    const asText = { o: partContentType("text/plain") };
    expect(refusal(() => named({ o: {} }, asText))).toEqual({ code: "type_mismatch", path: ["o"] });
  });

  it("writes a list as one part of JSON where the document speaks of the whole value", async () => {
    const encoding = { list: wholePart("application/json"), o: wholePart("application/json") };
    expect(await named({ list: ["a", undefined, "b"], o: null }, encoding)).toEqual([
      'Content-Disposition: form-data; name="list"\nContent-Type: application/json\n\n["a","b"]',
      'Content-Disposition: form-data; name="o"\nContent-Type: application/json\n\nnull',
    ]);
    expect(await named({ list: [] }, encoding)).toEqual([
      'Content-Disposition: form-data; name="list"\nContent-Type: application/json\n\n[]',
    ]);
  });

  it.each([
    ["image/png", "", "image/png"],
    ["image/png", "image/gif", "image/png"],
    ["image/png, IMAGE/jpeg", "image/jpeg", "image/jpeg"],
    ["image/*", "image/webp", "image/webp"],
    ["*/*", "text/plain; charset=utf-8", "text/plain; charset=utf-8"],
    ["image/png, image/jpeg", "image/gif", undefined],
    ["image/*", "imagery/x", undefined],
    ["*/*", "", undefined],
  ])("chooses of %s for a Blob of type %j: %s", async (declared, type, chosen) => {
    const run = () => named({ f: new Blob(["x"], { type }) }, { f: partContentType(declared) });
    if (chosen !== undefined) expect((await run())[0]).toContain(`\nContent-Type: ${chosen}\n`);
    else expect(refusal(run)).toEqual({ code: "ambiguous_content_type", path: ["f"] });
  });

  it("chooses the only JSON type for an object, and nothing for bytes or text", async () => {
    const several = partContentType("application/xml, application/vnd.x+json");
    expect((await named({ o: {} }, { o: several }))[0]).toContain("Type: application/vnd.x+json\n");
    const ambiguous = { code: "ambiguous_content_type", path: ["f"] };
    expect(refusal(() => named({ f: "x" }, { f: several }))).toEqual(ambiguous);
    expect(refusal(() => named({ f: Uint8Array.of(1) }, { f: several }))).toEqual(ambiguous);
  });

  it("writes styles without percent-encoding", async () => {
    const encoding = {
      o: partStyle(deepObject),
      list: partStyle(pipeDelimited),
      s: partStyle(formQuery),
    };
    expect(
      await named({ s: "a+b %41", list: ["a", "b&c="], o: { k: [{ x: "" }] } }, encoding),
    ).toEqual([
      'Content-Disposition: form-data; name="s"\n\na+b %41',
      'Content-Disposition: form-data; name="list"\n\na|b&c=',
      'Content-Disposition: form-data; name="o[k][0][x]"\n\n',
    ]);
    expect(await named({ s: null, o: {} }, encoding)).toEqual([
      'Content-Disposition: form-data; name="s"\n\n',
    ]);
    const indices = { list: partStyle(deepObject) };
    expect((await named({ list: ["a"] }, indices))[0]).toContain('name="list[0]"');
    const brackets = { list: partStyle(deepObject, { arrays: "brackets" }) };
    expect((await named({ list: ["a"] }, brackets))[0]).toContain('name="list[]"');
  });

  it("refuses what contains the delimiter of its list, which nothing encodes in a part", async () => {
    const styles = [
      ["a,b", partStyle(formQuery, { explode: false })],
      ["a b", partStyle(spaceDelimited)],
      ["a|b", partStyle(pipeDelimited)],
      ["a\tb", partStyle(tabDelimited)],
    ] as const;
    for (const [text, list] of styles) {
      for (const value of [
        { list: [text] },
        { list: ["c", text] },
        { o: { k: text } },
        { o: { [text]: "v" } },
      ])
        expect(refusal(() => named(value, { list, o: list })).code).toBe("ambiguous_delimiter");
      expect((await named({ s: text }, { s: list }))[0]).toContain(`\n\n${text}`);
    }
    const value = { list: ["a,b"], o: { k: "a,b" } };
    expect(await named(value, { list: partStyle(formQuery), o: partStyle(pipeDelimited) })).toEqual(
      [
        'Content-Disposition: form-data; name="list"\n\na,b',
        'Content-Disposition: form-data; name="o"\n\nk|a,b',
      ],
    );
  });

  it("adds fixed headers, but for those that each part has", async () => {
    const headers = { "X-A": "5", "content-type": "a/b", "Content-Disposition": "x" };
    expect(await named({ n: 1 }, { n: partHeaders(headers) })).toEqual([
      'Content-Disposition: form-data; name="n"\nX-A: 5\n\n1',
    ]);
    const pairs = partHeaders([["__proto__", "v"]]);
    expect((await named({ n: 1 }, { n: pairs }))[0]).toContain("\n__proto__: v\n");
    const injected = { n: partHeaders({ "X-A": "5\r\nX-B: 6" }) };
    expect(refusal(() => named({ n: 1 }, injected))).toEqual({
      code: "header_charset",
      path: ["n"],
    });
  });

  it("nests a multipart body in a part", async () => {
    const inner = multipartByPosition(
      codec.array(codec.any),
      [],
      byType,
      "multipart/mixed; boundary=C",
    );
    const writer = multipartByPosition(codec.array(codec.any), [partBody(inner)], byType, mixed);
    expect(await partsOf(writer, [["x"], "y"])).toEqual([
      "Content-Type: multipart/mixed; boundary=C\n\n--C\nContent-Type: text/plain\n\nx\n--C--\n",
      "Content-Type: text/plain\n\ny",
    ]);
  });
});

describe("by position", () => {
  it("takes encodings by position, and types for all parts", async () => {
    const prefix = [byType, partContentType("image/*")];
    const rest = partHeaders({ "Content-Disposition": "attachment" });
    const writer = multipartByPosition(codec.array(codec.any), prefix, rest, mixed);
    const image = new File(["I"], "i.png", { type: "image/png" });
    expect(await partsOf(writer, [{ a: 1 }, undefined, image, [1], "t"])).toEqual([
      'Content-Type: application/json\n\n{"a":1}',
      "Content-Type: image/png\n\nI",
      "Content-Type: application/json\nContent-Disposition: attachment\n\n[1]",
      "Content-Type: text/plain\nContent-Disposition: attachment\n\nt",
    ]);
    expect(refusal(() => writer.write({})).code).toBe("type_mismatch");
    expect(refusal(() => writer.write(["", NaN]))).toEqual({
      code: "ambiguous_content_type",
      path: [1],
    });
  });

  it("has no styles, which need a name", () => {
    // @ts-expect-error a part by position has no name
    multipartByPosition(codec.array(codec.any), [partStyle(formQuery)]);
  });
});

describe("boundary", () => {
  it("is random, or the one of the media type", () => {
    const value = { n: 1 };
    const first = written(multipart(codecs), value);
    const boundary = /^multipart\/form-data; boundary=(wireform-[0-9a-f-]{36})$/.exec(
      first.contentType,
    );
    expect(first.body).toContain(`--${boundary?.[1]}--\r\n`);
    expect(written(multipart(codecs), value).contentType).not.toBe(first.contentType);
    expect(written(multipart(codecs, {}, formData), value).contentType).toBe(formData);
    const quoted = 'multipart/related; boundary="a b"; type=x';
    expect(written(multipart(codecs, {}, quoted), value).body).toContain("--a b--\r\n");
  });

  it("may not occur in a part", () => {
    const writer = multipart(codecs, {}, formData);
    const bytes = new TextEncoder().encode("x-\r\n--B\r\n");
    expect(refusal(() => writer.write({ s: "--B" })).code).toBe("ambiguous_delimiter");
    expect(refusal(() => writer.write({ f: bytes })).code).toBe("ambiguous_delimiter");
    expect(() => writer.write({ s: "-B", f: bytes.subarray(0, 6) })).not.toThrow();
  });
});

it("is a string, or bytes, or a Blob that is not read", () => {
  const body = (value: unknown) => written(multipart(codecs), value).body;
  expect(body({ s: "x" })).toBeTypeOf("string");
  expect(body({ s: "x", f: Uint8Array.of(1) })).toBeInstanceOf(Uint8Array);
  expect(body({ s: "x", f: new Blob(["x"]) })).toBeInstanceOf(Blob);
  expect(body({})).toMatch(/^--\S+--\r\n$/);
});

it("is read back by the platform", async () => {
  const file = new File([Uint8Array.of(13, 10, 255)], "\u0444 1.bin", { type: "image/png" });
  const { contentType, body } = written(multipart(codecs), { s: "a\nb \ud83d\ude00", f: file });
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  expect(form.get("s")).toBe("a\nb \ud83d\ude00");
  const read = form.get("f") as File;
  expect([read.name, read.type, Array.from(new Uint8Array(await read.arrayBuffer()))]).toEqual([
    file.name,
    file.type,
    [13, 10, 255],
  ]);
});

it.each([
  ["type_mismatch", [], []],
  ["null_not_allowed", null, []],
  ["unknown_property", { x: 1 }, ["x"]],
  ["type_mismatch", { s: {} }, ["s"]],
  ["unsupported_value", { o: new Blob() }, ["o"]],
  ["lone_surrogate", { s: "\ud800" }, ["s"]],
  ["lone_surrogate", { f: "\ud800" }, ["f"]],
  ["lone_surrogate", { o: { k: "\ud800" } }, ["o", "k"]],
  ["type_mismatch", { list: ["a", ["b"]] }, ["list", 1]],
])("refuses: %s", (code, value, path) => {
  expect(refusal(() => multipart(codecs).write(value))).toEqual({ code, path });
});

describe("dialect stripe", () => {
  it("writes names in brackets and files at the top", async () => {
    const file = codec.object([
      ["file", codec.bytes],
      ["link", codec.anyObject],
      ["expand", codec.array(codec.string)],
    ]);
    const value = {
      file: new File(["x"], "f.txt", { type: "text/plain" }),
      link: { expires_at: new Date(1500), metadata: { a: "b c&=", b: null }, none: {} },
      expand: ["u", undefined, "v"],
    };
    expect(await partsOf(stripeMultipart(file, "indices", formData), value)).toEqual([
      'Content-Disposition: form-data; name="file"; filename="f.txt"\nContent-Type: text/plain\n\nx',
      'Content-Disposition: form-data; name="link[expires_at]"\n\n1',
      'Content-Disposition: form-data; name="link[metadata][a]"\n\nb c&=',
      'Content-Disposition: form-data; name="link[metadata][b]"\n\n',
      'Content-Disposition: form-data; name="expand[0]"\n\nu',
      'Content-Disposition: form-data; name="expand[2]"\n\nv',
    ]);
    expect(refusal(() => stripeMultipart(file).write({ link: { f: new Blob() } })).code).toBe(
      "unsupported_value",
    );
  });
});
