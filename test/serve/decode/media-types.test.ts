/** Which of the declared media types a body has, and what its bytes are cut into. */
import { describe, expect, it } from "vitest";
import { boundedBytes } from "../../../templates/runtime/serve/decode/bodies/bounded-bytes.js";
import { essenceOf } from "../../../templates/runtime/encode/media-types.js";
import {
  checkCharset,
  chooseBody,
  parameterOf,
} from "../../../templates/runtime/serve/decode/bodies/media-types.js";
import { splitParts } from "../../../templates/runtime/serve/decode/bodies/part-bytes.js";
import { RequestFault, usualLimits } from "../../../templates/runtime/serve/decode/fault.js";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Status, place, message and keyword of a fault, one after the other. */
function faultOf(act: () => unknown): readonly unknown[] {
  try {
    act();
  } catch (error) {
    if (!(error instanceof RequestFault)) throw error;
    const [issue] = error.issues;
    return [error.status, issue!.path.join("."), issue!.message, issue!.keyword];
  }
  throw new Error("nothing was refused");
}

describe("the media type", () => {
  const choose = (sent: string | null, ...declared: readonly string[]) => {
    const bodies = Object.fromEntries(declared.map((type) => [type, `body of ${type}`]));
    const { body, contentType } = chooseBody(bodies, sent);
    return [body.slice("body of ".length), contentType];
  };

  it.each([
    ["a/b", ["x/y", "a/b"], "a/b"],
    [" A/B ; c=d", ["a/b"], "a/b"],
    ["a/b", ["A/B;c=d"], "A/B;c=d"],
    ["a/b;v=2", ["a/b", "a/b; V=1", "a/b; V=2"], "a/b; V=2"],
    ["a/b;v=3", ["a/b; v=1", "a/b; v=2"], "a/b; v=1"],
    ['a/b; v="2"; charset=utf-8', ["a/b; v=1", "a/b; v=2"], "a/b; v=2"],
    ["a/b", ["a/b; v=1", "a/b"], "a/b"],
    ["a/b", ["*/*", "a/*", "a/b"], "a/b"],
  ])("%s among %j", (sent, declared, expected) => {
    expect(choose(sent, ...declared)).toEqual([expected, expected]);
  });

  it("of a range is as it was sent", () => {
    expect(choose("Text/b; c", "*/*", "text/*")).toEqual(["text/*", "Text/b; c"]);
    expect(choose("x/y", "a/*", "*/*")).toEqual(["*/*", "x/y"]);
    expect(choose("texts/c", "text/*", "*/*")).toEqual(["*/*", "texts/c"]);
  });

  it("that isn't declared is refused", () => {
    expect(faultOf(() => choose("x/y; a=b", "a/b", "c/*"))).toEqual([
      415,
      "body",
      "expected a/b or c/*, got x/y",
      "contentType",
    ]);
    const none = "expected */*, there is no Content-Type";
    expect(faultOf(() => choose(null, "*/*"))).toEqual([415, "body", none, "contentType"]);
    expect(faultOf(() => choose("a/bc", "a/b"))[2]).toBe("expected a/b, got a/bc");
  });

  it("has parameters", () => {
    expect(essenceOf(" Text/Plain ;\ncharset=utf-8; x")).toBe("text/plain");
    const type = 'a/b; one=1;Two-2=" t;w=o "; three=; one=other';
    const values = ["one", "two-2", "three", "four", "w"].map((name) => parameterOf(type, name));
    expect(values).toEqual(["1", " t;w=o ", "", undefined, undefined]);
    expect(parameterOf("a/b;  one=1 2", "one")).toBe("1");
  });

  it.each(["a/b", "a/b; charset=UTF8", 'a/b; charset="utf-8"', "a/b; charset=US-ASCII"])(
    "is of UTF-8: %s",
    (type) => {
      expect(() => checkCharset(type)).not.toThrow();
    },
  );

  it.each(["latin1", "xutf-8", "utf-8x", "utf-16"])("is of another encoding: %s", (charset) => {
    const fault = [415, "body", `expected UTF-8, got ${charset}`, "contentType"];
    expect(faultOf(() => checkCharset(`a/b; charset=${charset}`))).toEqual(fault);
  });
});

describe("the parts of a multipart body", () => {
  const split = (text: string, names = 10) =>
    splitParts(bytesOf(text), "b", ["body"], { ...usualLimits, names }).map(
      ({ headers, content }) => [Object.fromEntries(headers), new TextDecoder().decode(content)],
    );

  it.each([
    ["one", "--b\r\n\r\nx\r\n--b--", [[{}, "x"]]],
    ["none", "--b--", []],
    ["an empty one", "--b\r\n\r\n\r\n--b--", [[{}, ""]]],
    [
      "two, and blanks",
      "--b \t\r\n\r\nx\r\n--b\t \r\n\r\ny\r\n--b--",
      [
        [{}, "x"],
        [{}, "y"],
      ],
    ],
    ["a sign between", "--b\r\n\r\nx\ry--b--z\r\n--b--", [[{}, "x\ry--b--z"]]],
    ["signs after it", "--b\r\n\r\n\r\n--bx-\r\n--bx\n\r\n--b--", [[{}, "\r\n--bx-\r\n--bx\n"]]],
    ["a preamble", "pre --b\r\n--b\r\n\r\nx\r\n--b--", [[{}, "x"]]],
    ["an epilogue", "--b\r\n\r\nx\r\n--b--\r\n--b\r\n", [[{}, "x"]]],
    ["headers", "--b\r\nA: 1 \r\nb:2:3\r\n\r\nx\r\n--b--", [[{ a: "1", b: "2:3" }, "x"]]],
    ["hyphens in it", "--b\r\n\r\n-\r\n-b\r\n--c\n--b--\r\n--b--", [[{}, "-\r\n-b\r\n--c\n--b--"]]],
    [
      "a longer boundary in it",
      "--b\r\n\r\nx\r\n--bc\r\n--b-\r\n--b--",
      [[{}, "x\r\n--bc\r\n--b-"]],
    ],
    [
      "a lone line end after it",
      "--b\r\n\r\nx\r\n--b\ry\r\n--b\nz\r\n--b--",
      [[{}, "x\r\n--b\ry\r\n--b\nz"]],
    ],
  ])("%s", (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it.each([
    ["the last boundary is missing", "--b\r\n\r\nx\r\n--b"],
    ["a part without an end of its header", "--b\r\n\r\n--b--"],
    ["a part without an end of its header", "--b\r\n\nA\r\n--b--"],
    ["the last boundary is missing", "x--b--"],
    ["the last boundary is missing", "\n--b--"],
    ["the last boundary is missing", "-\n--b--"],
    ["a part without an end of its header", "--b\r\nA: 1\r\n--b--"],
    ["a part without an end of its header", "--b\r\nA: 1\rx\r\n\r\n\r\n--b--"],
    ["a part with a header without a name", "--b\r\n: 1\r\n\r\n\r\n--b--"],
    ["a part with a header without a name", "--b\r\nA\r\n\r\n\r\n--b--"],
  ])("%s: %j", (message, text) => {
    expect(faultOf(() => split(text))).toEqual([400, "body", message, "notation"]);
  });

  it("are no more than allowed, with headers no longer than allowed", () => {
    const parts = (count: number) => `${"--b\r\n\r\n\r\n".repeat(count)}--b--`;
    expect(split(parts(2), 2)).toHaveLength(2);
    expect(faultOf(() => split(parts(3), 2))).toEqual([400, "body", "more than 2 parts", "names"]);
    const head = (length: number) => `--b\r\n${"A:".padEnd(length, "x")}\r\n\r\n\r\n--b--`;
    expect(split(head(16_382))).toHaveLength(1);
    expect(faultOf(() => split(head(16_383)))[2]).toBe("a part without an end of its header");
  });
});

describe("the bytes of a stream", () => {
  const streamOf = (...texts: readonly string[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const text of texts) controller.enqueue(bytesOf(text));
        controller.close();
      },
    });

  it("are joined", async () => {
    const read = async (most: number, ...texts: readonly string[]) =>
      new TextDecoder().decode(await boundedBytes(streamOf(...texts), most));
    expect(await read(9, "ab", "c", "def")).toBe("abcdef");
    expect(await read(2, "ab", "c", "def")).toBe("abc");
    expect(await read(9)).toBe("");
    expect(await boundedBytes(null, 9)).toHaveLength(0);
  });

  it("are the piece itself where it is one", async () => {
    const piece = bytesOf("abc");
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(piece);
        controller.close();
      },
    });
    expect(await boundedBytes(stream, 9)).toBe(piece);
  });
});
