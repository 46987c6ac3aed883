import { describe, expect, it } from "vitest";
import { bodyChoice } from "../../templates/runtime/encode/body-choice.js";
import { build } from "../../templates/runtime/encode/build.js";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { queryString } from "../../templates/runtime/encode/content.js";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import { form } from "../../templates/runtime/encode/forms/form.js";
import { jsonBody } from "../../templates/runtime/encode/json.js";
import {
  type Input,
  type Operation,
  operation,
  required,
} from "../../templates/runtime/encode/operation.js";
import {
  cookieGroup,
  headerGroup,
  queryGroup,
  textHeaders,
  wholeQuery,
} from "../../templates/runtime/encode/parameter-groups.js";
import * as parameters from "../../templates/runtime/encode/styles/parameters.js";
import { pathGroup } from "../../templates/runtime/encode/path.js";
import { bytesBody, textBody } from "../../templates/runtime/encode/text-body.js";
import { refusal } from "./refusal.js";

const update = operation({
  id: "update",
  method: "POST",
  path: "/v1/things/{id}/v{version}.json",
  parameters: {
    path: pathGroup([
      ["id", parameters.simpleScalar(codec.string)],
      ["version", parameters.simple(codec.string)],
    ]),
    query: queryGroup({
      limit: parameters.formQuery(codec.integer),
      q: parameters.formQuery(codec.string),
    }),
    headers: headerGroup({ "X-Trace": parameters.header(codec.string) }),
    cookies: cookieGroup({
      a: parameters.cookieForm(codec.string),
      b: parameters.cookieForm(codec.string),
    }),
  },
  body: bodyChoice({
    "application/json": jsonBody(codec.any),
    "text/plain": textBody(codec.string, "text/plain"),
  }),
  accept: "application/json, text/plain",
  responses: {},
});
const path = { id: "a b", version: "" };
const refused = (input: Input | undefined, of: Operation = update) =>
  refusal(() => build(() => of, input));

describe("build", () => {
  it("puts every part in its place", () => {
    const request = build(() => update, {
      path,
      query: { q: "x", limit: 5 },
      headers: { "X-Trace": "t" },
      cookies: { a: "1", b: "2" },
      body: "hi",
      contentType: "text/plain",
    });
    expect(request).toEqual({
      operation: update,
      method: "POST",
      url: "/v1/things/a%20b/v.json?limit=5&q=x",
      headers: {
        accept: "application/json, text/plain",
        "content-type": "text/plain",
        cookie: "a=1; b=2",
        "x-trace": "t",
      },
      body: "hi",
    });
    expect(Object.isFrozen(request) && Object.isFrozen(request.headers)).toBe(true);
  });

  it("sends the first of several types where none is named", () => {
    const request = build(() => update, { path, body: { a: 1 } });
    expect(request.body).toBe('{"a":1}');
    expect(request.headers["content-type"]).toBe("application/json");
  });

  it("sends neither body nor query when there is none", () => {
    const request = build(() => update, { path, query: { q: undefined }, body: undefined });
    expect(request.url).toBe("/v1/things/a%20b/v.json");
    expect(request.body).toBeNull();
    expect(Object.entries(request.headers)).toEqual([["accept", "application/json, text/plain"]]);
  });

  it.each(["", ".", ".."])("refuses %j as a whole path segment", (id) => {
    const of = { path: { id, version: "1" } };
    expect(refused(of)).toEqual({ code: "path_segment", path: ["path", "id"] });
  });

  it.each<[Input, string, string[]]>([
    [{}, "missing_required", ["path", "id"]],
    [{ path: { id: null, version: "" } }, "missing_required", ["path", "id"]],
    [{ path, headers: { "X-Foo": "1" } }, "unknown_property", ["headers", "X-Foo"]],
    [{ path: { ...path, toString: "x" } }, "unknown_property", ["path", "toString"]],
    [{ path, Body: 1 } as Input, "unknown_property", ["Body"]],
    [{ path, query: "limit=5" }, "type_mismatch", ["query"]],
    [{ path, query: { limit: 1.5 } }, "not_integer", ["query", "limit"]],
    [{ path, body: {}, contentType: "text/html" }, "type_mismatch", ["body"]],
    [
      { path, body: { a: Number.NaN }, contentType: "application/json" },
      "not_finite",
      ["body", "a"],
    ],
  ])("refuses %j", (input, code, place) => {
    expect(refused(input)).toEqual({ code, path: place });
  });

  it("takes own enumerable members only", () => {
    const open = operation({
      id: "open",
      method: "POST",
      path: "/",
      parameters: {
        query: queryGroup({ q: parameters.formQuery(codec.any) }),
        headers: headerGroup({ h: parameters.header(codec.any) }),
        cookies: cookieGroup({ c: parameters.cookieForm(codec.any) }),
      },
      body: bodyChoice({
        "text/plain": textBody(codec.any, "text/plain"),
        "a/b": jsonBody(codec.any),
      }),
      responses: {},
    });
    const groups = { query: { q: 1 }, headers: { h: 1 }, cookies: { c: 1 }, body: 1 };
    const nothing = { url: "/", headers: {}, body: null };
    const hidden = Object.defineProperty({}, "q", { value: 1 });
    const inputs: Input[] = [
      Object.create({ ...groups, contentType: "a/b" }),
      { query: Object.create({ q: 1 }), headers: Object.create({ h: 1 }) },
      { query: hidden, cookies: Object.create({ c: 1 }) },
    ];
    for (const input of inputs) expect(build(() => open, input)).toMatchObject(nothing);
    const inherited = Object.assign(Object.create({ contentType: "a/b" }), { body: 1 });
    expect(build(() => open, inherited).headers["content-type"]).toBe("text/plain");
    expect(refused(Object.create({ path }))).toEqual({
      code: "missing_required",
      path: ["path", "id"],
    });
  });

  it("splits a path by its braces first", () => {
    const of = operation({
      id: "slash",
      method: "GET",
      path: "/p/{a/b}/x{c}{d}/",
      parameters: {
        path: pathGroup(
          ["a/b", "c", "d"].map((name) => [name, parameters.simple(codec.string)] as const),
        ),
      },
      responses: {},
    });
    const input = (text: string) => ({ path: { "a/b": text, c: "1", d: "2" } });
    expect(build(() => of, input("v/w")).url).toBe("/p/v%2Fw/x12/");
    expect(refused(input(".."), of)).toEqual({ code: "path_segment", path: ["path", "a/b"] });
  });

  it("names the operation and the place in the error", () => {
    const run = () => build(() => update, { path, query: { limit: 1.5 } });
    expect(run).toThrow(EncodeError);
    expect(run).toThrow(expect.objectContaining({ operation: "update" }));
    expect(run).toThrow(/^query\.limit: /);
  });

  it("leaves errors of the caller's own code as they are", () => {
    const own = new RangeError("own");
    const input = {
      get path(): never {
        throw own;
      },
    };
    expect(() => build(() => update, input)).toThrow(own);
    expect(own).not.toHaveProperty("operation");
  });
});

describe("single bodies and whole queries", () => {
  const search = operation({
    id: "search",
    method: "PUT",
    path: "/",
    parameters: { query: wholeQuery(required(queryString(form(codec.any)))) },
    body: required(bytesBody("application/octet-stream")),
    responses: {},
  });

  it("takes the value of querystring as query itself", () => {
    const body = new Uint8Array([1]);
    const request = build(() => search, { query: { a: "b c" }, body });
    expect(request).toMatchObject({ url: "/?a=b+c", body });
    expect(request.headers).toEqual({ "content-type": "application/octet-stream" });
  });

  it("adds a query to the one that the path has", () => {
    const of = operation({
      id: "list",
      method: "GET",
      path: "/list?sort=up",
      parameters: { query: queryGroup({ q: parameters.formQuery(codec.string) }) },
      responses: {},
    });
    expect(build(() => of, { query: { q: "x" } }).url).toBe("/list?sort=up&q=x");
    expect(build(() => of, {}).url).toBe("/list?sort=up");
  });

  it("adds nothing for a whole query that isn't given", () => {
    const query = wholeQuery(queryString(form(codec.any)));
    const of = operation({
      id: "list",
      method: "GET",
      path: "/",
      parameters: { query },
      responses: {},
    });
    expect(build(() => of, {}).url).toBe("/");
    expect(build(() => of, { query: { a: "b" } }).url).toBe("/?a=b");
  });

  it("refuses when a required part is missing or no body at all", () => {
    expect(refused(undefined, search)).toEqual({ code: "missing_required", path: ["query"] });
    expect(refused({ query: { a: "1" } }, search)).toEqual({
      code: "missing_required",
      path: ["body"],
    });
    expect(refused({ query: { a: "1" }, body: {} }, search)).toEqual({
      code: "type_mismatch",
      path: ["body"],
    });
  });

  it("takes the content type from a writer that has its own", () => {
    const multipart = { contentType: "multipart/form-data; boundary=b", body: "--b--" };
    const of = operation({
      id: "upload",
      method: "POST",
      path: "/",
      body: { contentType: "multipart/form-data", write: () => multipart },
      responses: {},
    });
    const request = build(() => of, { body: {} });
    expect(request.headers["content-type"]).toBe(multipart.contentType);
    expect(request.body).toBe("--b--");
  });
});

it("keeps bytes that have a content type of their own, and a header of any name", () => {
  const of = operation({
    id: "upload",
    method: "PUT",
    path: "/files",
    parameters: { headers: headerGroup([["__proto__", parameters.header(codec.string)]]) },
    body: bytesBody("image/png"),
    responses: {},
  });
  const body = Object.assign(new Uint8Array([1, 2]), { contentType: "image/gif" });
  const request = build(() => of, { headers: { ["__proto__"]: "1" }, body });
  expect(request.body).toBe(body);
  expect(Object.entries(request.headers)).toEqual([
    ["__proto__", "1"],
    ["content-type", "image/png"],
  ]);
});

describe("headers that are optional texts", () => {
  const of = operation({
    id: "read",
    method: "GET",
    path: "/files",
    parameters: { headers: textHeaders("X-Trace", "X-Team") },
    responses: {},
  });

  it("are sent in lower case, in the document's order, those that are given", () => {
    const headers = { "X-Team": "tea", "X-Trace": 7 };
    expect(Object.entries(build(() => of, { headers }).headers)).toEqual([
      ["x-trace", "7"],
      ["x-team", "tea"],
    ]);
    const without = { "X-Team": null, "X-Trace": undefined };
    expect(build(() => of, { headers: without }).headers).toEqual({});
    expect(build(() => of, {}).headers).toEqual({});
  });

  it.each<[object, string, string]>([
    [{ "X-Team": "é" }, "X-Team", "header_charset"],
    [{ "X-Team": {} }, "X-Team", "type_mismatch"],
    [{ "x-team": "tea" }, "x-team", "unknown_property"],
  ])("refuse %j", (headers, name, code) => {
    expect(refused({ headers }, of)).toEqual({ code, path: ["headers", name] });
  });
});
