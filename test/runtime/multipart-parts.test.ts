/** Parts with headers or bodies of their own, and what an encoder does where nothing is said. */
import { describe, expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import {
  multipart,
  multipartByPosition,
} from "../../templates/runtime/encode/multipart/multipart.js";
import {
  partBody,
  partContentType,
  partHeaders,
  type PartEncoding,
} from "../../templates/runtime/encode/multipart/part-encoding.js";
import { stripeMultipart } from "../../templates/runtime/encode/multipart/stripe-multipart.js";
import { parserMultipart } from "../../templates/runtime/encode/parsers/parser-multipart.js";
import { php } from "../../templates/runtime/encode/parsers/php.js";
import { emptyNull } from "../../templates/runtime/encode/forms/nulls.js";
import { bytesBody, textBody } from "../../templates/runtime/encode/text-body.js";
import { refusal } from "./refusal.js";

const partsOf = (encoding: PartEncoding<string>, node: codec.Codec<never>, value: unknown) =>
  encoding(node, value, "a", emptyNull);

describe("headers that a document fixes", () => {
  const bytes = codec.bytesUrl;
  const value = Uint8Array.of(255);

  it("stand behind the part's own, and in the place of one of the same name", () => {
    const headersOf = (headers: Readonly<Record<string, string>>) =>
      partsOf(partHeaders(headers), bytes, value)[0]!.headers;
    const own = ["Content-Transfer-Encoding", "base64url"];
    expect(headersOf({ "X-A": "1" })).toEqual([own, ["X-A", "1"]]);
    const fixed = { "content-transfer-ENCODING": "7bit" };
    expect(headersOf(fixed)).toEqual(Object.entries(fixed));
  });

  it("are no type and no disposition; names that only begin or end alike are others", () => {
    const all = {
      "CONTENT-TYPE": "a/b",
      "content-disposition": "c",
      "X-Content-Type": "d",
      "Content-Type-Options": "e",
      "X-Content-Disposition": "f",
      "Content-Disposition-X": "g",
    };
    const valuesOf = (name: string | null) =>
      partHeaders(all)(codec.string, "x", name as string, emptyNull)[0]!.headers.map(([, v]) => v);
    expect(valuesOf("a")).toEqual(["d", "e", "f", "g"]);
    expect(valuesOf(null)).toEqual(["c", "d", "e", "f", "g"]);
  });
});

describe("a part that is a whole body", () => {
  it("has the type of its writer, or what that has written", () => {
    const text = partBody(textBody(codec.string, "text/plain"));
    expect(partsOf(text, codec.string, "x")).toEqual([
      { name: "a", filename: null, type: "text/plain", headers: [], body: "x" },
    ]);
    const blob = new Blob(["b"], { type: "image/png" });
    const [part] = partsOf(partBody(bytesBody("image/*")), codec.bytes, blob);
    expect(part).toMatchObject({ type: "image/*", body: blob });
    const inner = multipart(codec.map(codec.any), {}, "multipart/mixed; boundary=I");
    const [whole] = partsOf(partBody(inner), codec.map(codec.any), { b: 1 });
    expect(whole!.type).toBe("multipart/mixed; boundary=I");
  });

  it("can't be a stream, whose end would have to be waited for", () => {
    const run = () => partsOf(partBody(bytesBody("a/b")), codec.bytes, new ReadableStream());
    expect(refusal(run).code).toBe("unsupported_value");
  });
});

describe("what is not said", () => {
  const typeOf = (body: unknown) => (body as { contentType: string }).contentType;
  const textOf = async (body: unknown) => new Response((body as { body: BodyInit }).body).text();

  it("is form-data of its own boundary, mixed where parts have no names", () => {
    const open = codec.map(codec.any);
    expect(multipart(open).contentType).toBe("multipart/form-data");
    expect(stripeMultipart(open).contentType).toBe("multipart/form-data");
    expect(parserMultipart(open, php).contentType).toBe("multipart/form-data");
    const mixed = multipartByPosition(codec.array(codec.any));
    expect(mixed.contentType).toBe("multipart/mixed");
    expect(typeOf(mixed.write(["a"]))).toMatch(/^multipart\/mixed; boundary=./);
  });

  it("numbers the items of lists", async () => {
    const written = stripeMultipart(codec.map(codec.any)).write({ a: ["x", "y"] });
    expect(await textOf(written)).toMatch(/name="a\[0\]"[^]*name="a\[1\]"/);
  });

  it("is a part for each item by name, one part by position", () => {
    const list = codec.nullable(codec.array(codec.nullable(codec.string)));
    const type = partContentType("text/plain");
    expect(partsOf(type, list, ["x", null]).map(({ body }) => body)).toEqual(["x", ""]);
    expect(partsOf(type, list, null)).toHaveLength(1);
    const some = type(list, ["x", null, "y"], "a", () => false);
    expect(some.map(({ body }) => body)).toEqual(["x", "y"]);
  });
});

describe("parserMultipart", () => {
  const files = codec.object<never>([
    ["f", codec.array(codec.bytes)],
    ["ids[]", codec.array(codec.bytes)],
    ["a.b", codec.bytes],
    ["o", codec.openObject([])],
  ]);
  const namesOf = async (value: unknown) => {
    const { body } = parserMultipart(files, php).write(value) as { body: BodyInit };
    return [...(await new Response(body).text()).matchAll(/ name="([^"]*)"/g)].map(([, n]) => n);
  };

  it("leaves undefined items out, and doesn't put brackets behind brackets", async () => {
    const file = new Blob(["x"]);
    expect(await namesOf({ f: [undefined, file], "ids[]": [file] })).toEqual(["f[]", "ids[]"]);
    expect(await namesOf({ f: ["text", "more"] })).toEqual(["f[]", "f[]"]);
  });

  it("checks the names of files as those of fields", () => {
    const open = codec.openObject<never>([["x[", codec.bytes]]);
    const write = (value: object) => parserMultipart(open, php).write(value as never);
    const ambiguous = (name: string) => ({ code: "ambiguous_key", path: [name] });
    expect(refusal(() => parserMultipart(files, php).write({ "a.b": new Blob() }))).toEqual(
      ambiguous("a.b"),
    );
    expect(refusal(() => write({ "x[": new Blob() }))).toEqual(ambiguous("x["));
    expect(refusal(() => write({ "y[z]": new Blob() }))).toEqual(ambiguous("y[z]"));
    expect(refusal(() => write({ "y]": 1 }))).toEqual(ambiguous("y]"));
  });
});

describe("texts beside bytes", () => {
  // The texts of one body become bytes in one place while there is room for them.
  it.each([10, 1500, 2500, 5000, 9000])("are whole, with %i characters each", (length) => {
    const mediaType = "multipart/form-data; boundary=b";
    const { write } = multipart(codec.any, {}, mediaType);
    const file = Uint8Array.of(0, 255);
    const text = "–é😀a".repeat(length / 5);
    const { body } = write({ a: text, f: file, b: text, g: file }) as { body: Uint8Array };
    const head = "Content-Disposition: form-data; name=";
    const ofText = (name: string) => `--b\r\n${head}"${name}"\r\n\r\n${text}\r\n`;
    const ofFile = (name: string) =>
      `--b\r\n${head}"${name}"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const parts = [ofText("a") + ofFile("f"), file, "\r\n" + ofText("b") + ofFile("g"), file];
    const whole = [...parts, "\r\n--b--\r\n"].map((part) => Buffer.from(part as string));
    expect(Buffer.concat(whole).equals(body)).toBe(true);
  });
});
