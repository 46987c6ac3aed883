/** What is told of a request that isn't answered. */
import { afterEach, expect, it, vi } from "vitest";
import { ConversionError } from "../../templates/runtime/read/places.js";
import { RequestFault } from "../../templates/runtime/serve/decode/fault.js";
import { problemOf } from "../../templates/runtime/serve/problem-of.js";
import { problemResponse } from "../../templates/runtime/serve/problem.js";
import { programValue, toBigint } from "../../templates/runtime/serve/program-value.js";
import {
  checkInput,
  readInput,
  receivedOf,
  sentInput,
} from "../../templates/runtime/serve/read-input.js";
import { Refusal, unprocessable, wrongAnswer } from "../../templates/runtime/serve/refusal.js";
import type { ServedBody, ServedOperation } from "../../templates/runtime/serve/served.js";
import { wireMisfits } from "../../templates/runtime/serve/wire-misfits.js";
import { objectRule } from "../../templates/runtime/validate/objects.js";
import {
  anyRule,
  instanceRule,
  integerRule,
  stringRule,
} from "../../templates/runtime/validate/scalars.js";
import { parameter } from "./decode/served-request.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const request = new Request("https://shop.example/");
const issue = { path: ["query", "a"], message: "wrong", keyword: "type" };

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

it.each([
  [400, "Bad Request"],
  [413, "Content Too Large"],
  [415, "Unsupported Media Type"],
] as const)("the title of a fault: %i", (status, title) => {
  const fault = new RequestFault(status, [issue]);
  const detail = "query.a: wrong";
  expect(problemOf(fault, request)).toEqual({ status, title, detail, issues: [issue] });
});

it("a refusal tells its problem, and the program is told of everything else", () => {
  const onError = vi.fn();
  const refusal = unprocessable([issue, issue]);
  const detail = "query.a: wrong (and 1 more)";
  expect(refusal.message).toBe(detail);
  expect(problemOf(refusal, request, onError)).toEqual({
    status: 422,
    title: "Unprocessable Content",
    detail,
    issues: [issue, issue],
  });
  expect(onError).not.toHaveBeenCalled();
  const error = new Error("secret");
  const unknown = { status: 500, title: "Internal Server Error" };
  expect(problemOf(error, request, onError)).toEqual(unknown);
  expect(onError.mock.calls).toEqual([[error, request]]);
  expect(wrongAnswer("why").problem).toEqual({ ...unknown, detail: "why" });
  expect(wrongAnswer("why", [issue]).problem).toEqual({
    ...unknown,
    detail: "why",
    issues: [issue],
  });
});

it("the program is told of its own answers that do not fit", () => {
  const onError = vi.fn();
  const wrong = wrongAnswer("it doesn't fit", [issue, issue]);
  expect(wrong.message).toBe(
    `it doesn't fit: ${issue.path.join(".")}: ${issue.message} (and 1 more)`,
  );
  expect(problemOf(wrong, request, onError).status).toBe(500);
  expect(onError.mock.calls).toEqual([[wrong, request]]);
});

it("what is logged by default has nothing of the request but its method and path", () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const secret = new Request("https://x.example/orders?key=sk_1", {
    method: "POST",
    headers: { authorization: "Bearer sk_1" },
  });
  const error = new Error("broken");
  expect(problemOf(error, secret).status).toBe(500);
  expect(log.mock.calls).toEqual([["POST /orders", error]]);
  log.mockRestore();
});

it("is written as problem details", async () => {
  const response = problemResponse({ status: 401, title: "No", headers: { "x-a": "1" } });
  expect(response.status).toBe(401);
  expect(Object.fromEntries(response.headers)).toEqual({
    "content-type": "application/problem+json",
    "x-a": "1",
  });
  expect(await response.json()).toEqual({ type: "about:blank", status: 401, title: "No" });
});

it("a value that a program can't have is refused at its place", () => {
  const failing = (error: unknown) => () => {
    throw error;
  };
  const date = new ConversionError(["at"], {}, new Error("no date"));
  const inBody = { path: ["body", "at"], message: "expected a date", keyword: "format" };
  expect(thrownBy(() => programValue({}, failing(date), ["body"]))).toMatchObject({
    problem: { status: 422, issues: [inBody] },
  });
  const own = new ConversionError(["at"], { convert: () => 0 }, "secret");
  const fault = thrownBy(() => programValue({}, failing(own)));
  expect(fault).toBeInstanceOf(RequestFault);
  expect(fault).toMatchObject({
    status: 400,
    issues: [{ path: ["at"], message: "not of its format", keyword: "format" }],
  });
  const other = new Error("a mistake");
  expect(thrownBy(() => programValue({}, failing(other)))).toBe(other);
  expect(programValue(7)).toBe(7);
  expect(programValue(7, (value) => [value])).toEqual([7]);
});

it("integers of 64 bits are bigints, and other values what comes next", () => {
  const next = (value: unknown) => `next ${String(value)}`;
  expect(toBigint(next)(7, { int64: true })).toBe(7n);
  expect(toBigint(next)(7, {})).toBe("next 7");
  expect(toBigint(next)("7", { int64: true })).toBe("next 7");
  expect(toBigint()("7", {})).toBe("7");
});

const operation: ServedOperation = {
  id: "op",
  method: "POST",
  path: "/",
  parameters: [parameter("a", integerRule()), parameter("b", stringRule())],
  answers: {},
};
const routeTo = (more: Partial<ServedOperation>) => ({
  operation: { ...operation, ...more },
  path: {},
});

it("all misfits of an input are told at once", () => {
  const body = {
    "application/json": { format: "json", rule: objectRule({ c: integerRule() }) },
    "text/plain": { format: "text", rule: integerRule() },
    "image/png": { format: "binary", rule: integerRule() },
  } as const satisfies Readonly<Record<string, ServedBody>>;
  const placesOf = (input: object, more: Partial<ServedOperation> = { body }) => {
    try {
      checkInput(routeTo(more), input);
      return [];
    } catch (error) {
      return (error as Refusal).problem.issues!.map(({ path }) => path.join("."));
    }
  };
  expect(placesOf({ query: { a: "x", b: 1 }, body: { c: "x" } })).toEqual([
    "query.a",
    "query.b",
    "body.c",
  ]);
  expect(placesOf({ query: { a: 1 }, body: { c: 1 } })).toEqual([]);
  expect(placesOf({})).toEqual([]);
  expect(placesOf({ body: "x", contentType: "text/plain" })).toEqual(["body"]);
  expect(placesOf({ body: "x", contentType: "image/png" })).toEqual([]);
  expect(placesOf({ body: "x" }, {})).toEqual([]);
  const whole = { format: "form", rule: anyRule() } as const;
  const all = parameter("q", integerRule(), { kind: "wholeQuery", body: whole });
  expect(placesOf({ query: "x" }, { parameters: [all] })).toEqual(["query"]);
  const bare = { id: "op", method: "POST", path: "/", answers: {} };
  expect(() => checkInput({ operation: bare, path: {} }, { query: { a: "x" } })).not.toThrow();
});

it("a value is checked as it is sent", () => {
  const date = instanceRule("Date", stringRule());
  expect(wireMisfits("2026-01-02", date, ["body"])).toEqual([]);
  expect(wireMisfits(1, date, ["body"])).toMatchObject([{ path: ["body"], keyword: "type" }]);
});

it("long integers are refused unless the operation has bigints", async () => {
  const parameters = [parameter("a", anyRule())];
  const long = 2n ** 60n;
  const decode = async () => ({ query: { a: long } });
  const read = (more: Partial<ServedOperation>) =>
    readInput(routeTo({ parameters, ...more }), request, decode);
  await expect(read({})).rejects.toMatchObject({
    problem: {
      status: 422,
      detail: "query.a: expected an integer that a number holds exactly",
      issues: [{ path: ["query", "a"], keyword: "int64" }],
    },
  });
  expect(await read({ hasBigints: true })).toEqual({ query: { a: long } });
  const received = () => "received";
  expect(await read({ hasBigints: true, received })).toBe("received");
  expect(receivedOf({ ...operation, received }, {})).toBe("received");
});

it("the decoder gets the request, and the texts of the path", async () => {
  const decode = vi.fn(async () => ({}));
  const post = new Request("https://shop.example/a?b", { method: "POST", body: "body" });
  await sentInput({ operation, path: { id: "1" } }, post, decode);
  const url = new URL("https://shop.example/a?b");
  const body = expect.any(Function) as unknown;
  expect(decode).toHaveBeenCalledWith({ url, headers: post.headers, body }, { id: "1" });
});
