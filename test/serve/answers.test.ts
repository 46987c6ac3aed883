/** From what a handler returns to a response. */
import { describe, expect, it } from "vitest";
import {
  type GivenFields,
  answerHeaders,
} from "../../templates/runtime/serve/answers/answer-headers.js";
import { asSent, responseOf } from "../../templates/runtime/serve/answers/answer.js";
import { answerChecker } from "../../templates/runtime/serve/answers/check-answer.js";
import { canBeSent, contentFor } from "../../templates/runtime/serve/answers/content-for.js";
import { Refusal } from "../../templates/runtime/serve/refusal.js";
import type { ServedContent, ServedParameter } from "../../templates/runtime/serve/served.js";
import { anyRule, integerRule } from "../../templates/runtime/validate/scalars.js";

const content = (format: ServedContent["format"]): ServedContent => ({ format, rule: anyRule() });

describe("the content", () => {
  const contents = {
    "application/json": content("json"),
    "text/plain; charset=utf-8": content("text"),
    "Text/CSV": content("text"),
    "textual/x": content("text"),
    "text/html ; a=b": content("text"),
  };
  const chosenBy = (accept: string | null, chosen?: string) =>
    contentFor({ contents }, chosen, accept)?.[0];

  it.each([
    [null, "application/json"],
    ["*/*", "application/json"],
    ["text/plain", "text/plain; charset=utf-8"],
    [" TEXT/PLAIN ", "text/plain; charset=utf-8"],
    ["text/csv", "Text/CSV"],
    ["text/*", "text/plain; charset=utf-8"],
    ["text/pl", "application/json"],
    ["textual/*", "textual/x"],
    ["text/csv, text/plain", "Text/CSV"],
    ["text/csv;q=0.1, text/plain;q=0.2", "text/plain; charset=utf-8"],
    ["text/csv;q=0.1, text/plain", "text/plain; charset=utf-8"],
    ["text/plain;a=b; Q = 0.1, text/csv;q=0.2", "Text/CSV"],
    ["text/plain;q=x, text/csv;q=0.2", "Text/CSV"],
    ["text/plain;q=0", "application/json"],
    ["text/plain;xq=0, text/csv;q=0.5", "text/plain; charset=utf-8"],
    ["", "application/json"],
    ["text/csv;q=0.5, */*", "application/json"],
    ["text/plain;q=0.9, text/csv;q=0.5", "text/plain; charset=utf-8"],
    ["text/html", "text/html ; a=b"],
  ])("that Accept asks for: %j", (accept, expected) => {
    expect(chosenBy(accept)).toBe(expected);
  });

  it.each([
    ["application/json", "application/json;version=1"],
    ["application/json; version=2", 'application/json; Version="2"'],
    ['application/json;VERSION="2";q=0.5, text/csv;q=0.1', 'application/json; Version="2"'],
    ["application/json;version=2;charset=utf-8", 'application/json; Version="2"'],
    ["application/json;version=3", "application/json;version=1"],
    ["application/json;version=1;profile=x", "application/json;version=1;profile=x"],
    ["*/*", "application/json;version=1"],
  ])("that Accept asks for by its parameters: %j", (accept, expected) => {
    const names = [
      "application/json;version=1",
      'application/json; Version="2"',
      "application/json;version=1;profile=x",
    ];
    const all = Object.fromEntries(names.map((name) => [name, content("json")]));
    expect(contentFor({ contents: all }, undefined, accept)?.[0]).toBe(expected);
  });

  it("is the one that is chosen, and none if that isn't declared", () => {
    expect(chosenBy("text/plain", "Text/CSV")).toBe("Text/CSV");
    expect(chosenBy("text/plain", "text/html")).toBe(undefined);
    expect(contentFor(undefined, undefined, null)).toBe(undefined);
    expect(contentFor({}, undefined, null)).toBe(undefined);
  });

  it("can hold the data", () => {
    const formats = ["json", "text", "binary", "events", "lines"] as const;
    const possible = (data: unknown) =>
      formats.filter((format) => canBeSent(data)(content(format)));
    expect(possible([])).toEqual(["json", "events", "lines"]);
    expect(possible((async function* () {})())).toEqual(["binary", "events", "lines"]);
    for (const data of ["text", 1, null, undefined, () => 1, new Date()])
      expect(possible(data)).toEqual(["json", "text", "binary"]);
    for (const data of [{}, Object.create(null)]) expect(possible(data)).toEqual(["json"]);
    expect(possible(new Blob([]))).toEqual(["binary"]);
    expect(possible(new Uint8Array(1))).toEqual(["binary", "events", "lines"]);
    const isText = ({ format }: ServedContent) => format === "text";
    expect(contentFor({ contents }, undefined, null, isText)?.[0]).toMatch("text/plain");
    expect(contentFor({ contents }, undefined, null, () => false)?.[0]).toBe("application/json");
  });
});

describe("data as it is sent", () => {
  const sent = () => "printed";

  it("is printed once", () => {
    const json = { ...content("json"), sent };
    const printed = { status: 200, data: "printed", isWire: true };
    expect(asSent({ status: 200, data: 1 }, json)).toEqual(printed);
    expect(asSent({ status: 200, data: 1, isWire: true }, json)).toEqual({ ...printed, data: 1 });
    expect(asSent({ status: 200, data: 1 }, content("json"))).toEqual({ ...printed, data: 1 });
  });

  it("isn't there, or is the items of a stream", () => {
    const none = { status: 200 };
    expect(asSent(none, { ...content("json"), sent })).toBe(none);
    const items = { status: 200, data: [1] };
    expect(asSent(items, { ...content("lines"), sent })).toBe(items);
    expect(asSent(items, undefined)).toBe(items);
  });
});

describe("the response", () => {
  it.each([
    ["image/*", "binary", "image/png"],
    ["audio/*", "binary", "audio/mpeg"],
    ["video/*", "binary", "video/mp4"],
    ["font/*", "binary", "font/woff2"],
    ["text/*", "binary", "text/plain"],
    ["model/*", "binary", "model/octet-stream"],
    ["application/*", "binary", "application/octet-stream"],
    ["application/*", "json", "application/json"],
    ["*/*", "json", "application/json"],
    ["*/*", "text", "text/plain"],
    ["*/*", "binary", "application/octet-stream"],
    ["*", "text", "text/plain"],
    ["text/*", "text", "text/plain"],
    ["application/*+json", "json", "application/json"],
    ["image/svg+xml", "text", "image/svg+xml"],
  ] as const)("has a type of a range: %s, %s", async (range, format, type) => {
    const data = format === "json" ? { a: 1 } : "text";
    const response = responseOf({ status: 201, data }, [range, content(format)]);
    expect([response.status, response.headers.get("content-type")]).toEqual([201, type]);
    expect(await response.text()).toBe(format === "json" ? '{"a":1}' : "text");
  });

  it("has the headers that were given, and no body where there is no data", async () => {
    const headers = { "x-a": "1", "content-type": "text/x" };
    const found = ["text/plain", content("text")] as const;
    for (const response of [
      responseOf({ status: 200, data: 1, headers }, undefined),
      responseOf({ status: 200, headers }, found),
    ]) {
      expect(response.body).toBe(null);
      expect(response.headers.get("x-a")).toBe("1");
    }
    const response = responseOf({ status: 200, data: 12, headers }, found);
    expect(Object.fromEntries(response.headers)).toEqual(headers);
    expect(await response.text()).toBe("12");
    expect(await responseOf({ status: 200, data: null }, found).text()).toBe("null");
  });

  it("prints items as they come, unless they are as they are sent", async () => {
    const sent = (item: unknown) => ({ printed: item });
    const textOf = (format: "events" | "lines", data: unknown, isWire?: true) => {
      const answered = { status: 200, data, ...(isWire && { isWire }) };
      return responseOf(answered, ["text/plain", { ...content(format), sent }]).text();
    };
    expect(await textOf("lines", [1, 2])).toBe('{"printed":1}\n{"printed":2}\n');
    expect(await textOf("lines", [1], true)).toBe("1\n");
    expect(await textOf("events", [1, { data: 2, id: "a" }])).toBe(
      'data: {"printed":1}\n\nid: a\ndata: {"printed":2}\n\n',
    );
    expect(await textOf("events", [null, "a", { a: 1 }], true)).toBe(
      'data: null\n\ndata: a\n\ndata: {"a":1}\n\n',
    );
    await expect(textOf("events", [{ data: "", event: "a\0" }])).rejects.toThrow(
      "a field of an event has a line break or NUL",
    );
  });
});

describe("an answer that doesn't fit is a mistake of the server's", () => {
  const header = (name: string, more: Partial<ServedParameter> = {}): ServedParameter => ({
    in: "headers",
    name,
    rule: integerRule(),
    format: { kind: "style", style: "simple", explode: false },
    ...more,
  });
  const check = answerChecker({ id: "op", method: "GET", path: "/", answers: { 200: {} } });
  /** The text of the refusal, and its issues. */
  function problemOf(...answered: Parameters<typeof check>): readonly unknown[] {
    try {
      check(...answered);
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, detail, issues = [] } = error.problem;
      const texts = issues.map(({ path, keyword }) => `${path.join(".")}: ${keyword}`);
      return [status, detail, ...texts];
    }
  }
  const misfit = "the answer of op doesn't fit the document";

  it("of a status that isn't declared", () => {
    const refusal = [500, "op declares no answer of status 204"];
    expect(problemOf({ status: 204 }, undefined, undefined)).toEqual(refusal);
  });

  it("but not where no answer is declared at all", () => {
    const any = answerChecker({ id: "op", method: "GET", path: "/", answers: {} });
    expect(() => any({ status: 204 }, undefined, undefined)).not.toThrow();
  });

  it("of headers and data", () => {
    const headers = [header("X-A", { required: true }), header("X-B"), header("x-c")];
    const json = { format: "json", rule: integerRule() } as const;
    const answer = (given?: GivenFields, data: unknown = 1) =>
      problemOf({ status: 200, data, headers: given }, { headers }, json);
    expect(answer({ "x-a": "1" })).toEqual([]);
    expect(answer({ "X-A": 1, "X-B": undefined, "x-c": -2n })).toEqual([]);
    expect(answer({ "X-A": NaN })).toEqual([500, misfit, "headers.X-A: type"]);
    expect(answer()).toEqual([500, misfit, "headers.X-A: required"]);
    expect(answer({ "x-a": "a", "x-c": "c" }, "x")).toEqual([
      500,
      misfit,
      "headers.X-A: type",
      "headers.x-c: type",
      "data: type",
    ]);
    expect(problemOf({ status: 200, data: "x" }, {}, { ...json, format: "text" })).toEqual([]);
    expect(problemOf({ status: 200, data: "x" }, {}, undefined)).toEqual([]);
  });

  it("of headers that are called as members of every object, where they aren't given", () => {
    const headers = [header("constructor"), header("__proto__")];
    expect(problemOf({ status: 200 }, { headers }, undefined)).toEqual([]);
    const given = Object.fromEntries([["__proto__", "a"]]);
    expect(problemOf({ status: 200, headers: given }, { headers }, undefined)).toEqual([
      500,
      misfit,
      "headers.__proto__: type",
    ]);
  });

  it("of a header that can't be read", () => {
    const declared = { headers: [header("X-A", { format: { kind: "json" } })] };
    expect(problemOf({ status: 200, headers: { "x-a": "{" } }, declared, undefined)).toEqual([
      500,
      misfit,
      "headers.X-A: notation",
    ]);
    const broken = { status: 200, headers: { "x-a": "a\nb" } };
    expect(() => problemOf(broken, declared, undefined)).toThrow("invalid header value");
  });
});

describe("header fields", () => {
  it("are texts of values, and a list is a field for each", () => {
    const fields = answerHeaders({
      "X-Left": 3,
      "X-Long": 9007199254740993n,
      "X-On": false,
      "X-Off": undefined,
      "Set-Cookie": ["a=1", "b=2"],
      "x-left": "4",
    });
    expect([...fields]).toEqual([
      ["set-cookie", "a=1"],
      ["set-cookie", "b=2"],
      ["x-left", "4"],
      ["x-long", "9007199254740993"],
      ["x-on", "false"],
    ]);
    expect([...answerHeaders()]).toEqual([]);
  });

  it("have the media type of the content, unless they name one in whatever case", () => {
    const found = ["application/json", content("json")] as const;
    const typeWith = (headers?: GivenFields) =>
      responseOf({ status: 200, data: 1, headers }, found).headers.get("content-type");
    expect(typeWith()).toBe("application/json");
    expect(typeWith({ "Content-Type": "application/x" })).toBe("application/x");
  });
});
