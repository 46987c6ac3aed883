/** Required parameters of which nothing can be sent: empty lists and objects. */
import { beforeAll, describe, expect, it } from "vitest";
import { packageOf } from "../serve/from-document.js";

const list = { type: "array", items: { type: "string" } };
const object = { type: "object", additionalProperties: { type: "string" } };

/** By operation: the place, the style, and the value of which nothing is sent. */
const rows = [
  ["form", "query", "form", list, {}],
  ["joined", "query", "form", list, { explode: false }],
  ["spaces", "query", "spaceDelimited", list, { explode: false }],
  ["pipes", "query", "pipeDelimited", list, { explode: false }],
  ["deep", "query", "deepObject", object, { explode: true }],
  ["maybe", "query", "form", { anyOf: [list, { type: "null" }] }, {}],
  ["simple", "path", "simple", list, {}],
  ["label", "path", "label", list, {}],
  ["matrix", "path", "matrix", list, {}],
  ["fields", "header", "simple", object, {}],
  ["cookies", "cookie", "form", list, {}],
] as const;

const groups = { query: "query", path: "path", header: "headers", cookie: "cookies" } as const;

const responses = { 204: { description: "Done." } };
const paths = Object.fromEntries(
  rows.map(([operationId, place, style, schema, more]) => {
    const parameter = { name: "p", in: place, required: true, style, schema, ...more };
    const path = place === "path" ? `/${operationId}/{p}` : `/${operationId}`;
    return [path, { get: { operationId, parameters: [parameter], responses } }];
  }),
);
const content = { "application/json": { schema: list } };
const asJson = { name: "p", in: "query", required: true, content };
const json = { "/json": { get: { operationId: "json", parameters: [asJson], responses } } };

let operations: Awaited<ReturnType<typeof packageOf>>["index"];
beforeAll(async () => {
  ({ index: operations } = await packageOf({ paths: { ...paths, ...json } }));
});

describe("an empty value that a style can't send", () => {
  it.each(rows)("%s, in %s", (operation, place, style, schema) => {
    const group = groups[place];
    const send = (value: unknown) => operations[operation]!({ [group]: { p: value } });
    const isList = schema !== object;
    const kind = isList ? "list" : "object";
    const at = { code: "missing_required", operation, path: [group, "p"] };
    const message = `${group}.p: missing_required, an empty ${kind} can't be sent in style ${style}: `;
    const empty = isList ? [] : {};
    expect(() => send(empty)).toThrow(expect.objectContaining(at));
    expect(() => send(empty)).toThrow(message);
    // It wasn't passed at all.
    expect(() => send(undefined)).toThrow(expect.objectContaining(at));
    expect(() => send(undefined)).toThrow(/^\w+\.p: missing_required$/);
    expect(() => send(isList ? ["a"] : { a: "b" })).not.toThrow();
  });
});

it("an empty list as JSON is sent", () => {
  expect(operations["json"]!({ query: { p: [] } }).url).toBe("/json?p=%5B%5D");
});
