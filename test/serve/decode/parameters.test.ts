import { expect, it } from "vitest";
import type { ParameterFormat, ServedStyle } from "../../../templates/runtime/serve/served.js";
import { allOfRule, anyOfRule } from "../../../templates/runtime/validate/choices.js";
import { arrayRule } from "../../../templates/runtime/validate/lists.js";
import { objectRule, optional, others } from "../../../templates/runtime/validate/objects.js";
import { integerRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
import { decodeSent, exploded, parameter, served } from "./served-request.js";

const integers = arrayRule(integerRule());
const map = objectRule({}, others(integerRule()));
const brackets: ParameterFormat = { kind: "brackets" };

function style(style: ServedStyle, explode = false): ParameterFormat {
  return { kind: "style", style, explode };
}

it("reads each query parameter by its format, and leaves out what wasn't sent", async () => {
  const operation = served([
    parameter("page[size]", integerRule()),
    parameter("page", objectRule({ n: integerRule() }), brackets),
    parameter("ids", integers),
    parameter("pipes", integers, style("pipeDelimited")),
    parameter("tabs", integers, style("tabDelimited")),
    parameter("spaces", map, style("spaceDelimited")),
    parameter("rest", map),
    parameter("some", objectRule({ x: optional(integerRule()) })),
    parameter("either", anyOfRule(integerRule(), integers)),
    parameter("gone", integers),
    parameter("json", integers, { kind: "json" }),
  ]);
  const query =
    "page[size]=10&page[n]=2&ids=1&ids=2&pipes=3|4&tabs=5%096&spaces=a+1%20b+2" +
    "&u=7&either=8&json=[9]";
  expect(await decodeSent(operation, { query })).toEqual({
    query: {
      "page[size]": 10,
      page: { n: 2 },
      ids: [1, 2],
      pipes: [3, 4],
      tabs: [5, 6],
      spaces: { a: 1, b: 2 },
      rest: { u: 7 },
      either: 8,
      json: [9],
    },
  });
});

it("leaves names that nobody declares to whom they may belong", async () => {
  const page = objectRule({ before: optional(stringRule()), limit: optional(integerRule()) });
  const open = served([parameter("page", allOfRule(page, objectRule({}))), parameter("q", map)]);
  // Neither a page nor a map of integers: ignored.
  expect(await decodeSent(open, { query: "utm_source=mail&page_start=" })).toEqual({ query: {} });
  expect(await decodeSent(open, { query: "n=1&n=2" })).toEqual({ query: {} });
  expect(await decodeSent(open, { query: "n=1&utm_source=mail" })).toEqual({
    query: { q: { n: 1 } },
  });
  // Nothing forbids others in a page that was sent.
  expect(await decodeSent(open, { query: "before=b&n=1" })).toEqual({
    query: { page: { before: "b", n: "1" }, q: { n: 1 } },
  });
  // What is declared stays, whatever it is: validation refuses it.
  expect(await decodeSent(open, { query: "limit=ten" })).toEqual({
    query: { page: { limit: "ten" } },
  });
});

it("takes all names where nobody else can send any", async () => {
  const path = served([parameter("a", map, style("matrix", true), "path")]);
  expect(await decodeSent(path, { path: { a: ";x=one" } })).toEqual({ path: { a: { x: "one" } } });
});

it("reads headers without the blanks around items", async () => {
  const operation = served([
    parameter("X-Ids", integers, style("simple"), "headers"),
    parameter("X-Map", map, style("simple", true), "headers"),
    parameter("X-Json", integers, { kind: "json" }, "headers"),
    parameter("X-Gone", integers, style("simple"), "headers"),
  ]);
  const headers = { "x-ids": "1, 2 ,3", "x-map": "a=1, b=2", "x-json": "[1]" };
  expect(await decodeSent(operation, { headers })).toEqual({
    headers: { "X-Ids": [1, 2, 3], "X-Map": { a: 1, b: 2 }, "X-Json": [1] },
  });
});

it("reads cookies beside others that it doesn't know", async () => {
  const operation = served([
    parameter("raw", stringRule(), style("cookie", true), "cookies"),
    parameter("form", stringRule(), exploded, "cookies"),
    parameter("list", integers, exploded, "cookies"),
  ]);
  const headers = { cookie: "%zz=%zz; alone;raw=a%20=b; form=a%20b+; list=1; list=2" };
  expect(await decodeSent(operation, { headers })).toEqual({
    cookies: { raw: "a%20=b", form: "a b+", list: [1, 2] },
  });
});

it("reads no cookie as none", async () => {
  const operation = served([parameter("rest", map, exploded, "cookies")]);
  expect(await decodeSent(operation, {})).toEqual({ cookies: {} });
  expect(await decodeSent(operation, { headers: { cookie: "a=1; ;" } })).toEqual({
    cookies: { rest: { a: 1 } },
  });
});

it("gives members without a name of their own to the object that declares them", async () => {
  const sort = objectRule({ by: optional(stringRule()) });
  const page = objectRule({ before: optional(stringRule()), size: optional(integerRule()) });
  const other = objectRule({ size: optional(integerRule()) });
  const operation = served([parameter("sort", sort), parameter("page", page)]);
  expect(await decodeSent(operation, { query: "before=a&size=1" })).toEqual({
    query: { page: { before: "a", size: 1 } },
  });
  // Both declare it: nothing tells which is meant.
  const alike = served([parameter("page", page), parameter("other", other)]);
  expect(await decodeSent(alike, { query: "size=1" })).toEqual({
    query: { page: { size: 1 }, other: { size: 1 } },
  });
});

it("reads parts of the path", async () => {
  const operation = served([
    parameter("a", map, style("matrix", true), "path"),
    parameter("b", map, style("label", true), "path"),
    parameter("c", map, style("simple"), "path"),
    parameter("d", integers, { kind: "json" }, "path"),
  ]);
  const path = { a: ";x=1;y=2", b: ".x=1.y=2", c: "x,1,y,2", d: "%5B1%5D" };
  expect(await decodeSent(operation, { path })).toEqual({
    path: { a: { x: 1, y: 2 }, b: { x: 1, y: 2 }, c: { x: 1, y: 2 }, d: [1] },
  });
});

it("gives the groups that the operation has", async () => {
  const operation = served([
    parameter("a", stringRule()),
    parameter("b", stringRule(), exploded, "cookies"),
  ]);
  expect(await decodeSent(operation, {})).toEqual({ query: {}, cookies: {} });
  expect(await decodeSent(served([]), { query: "a=1" })).toEqual({});
});
