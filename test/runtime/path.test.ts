import { expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { expandSome, openPathGroup, pathGroup } from "../../templates/runtime/encode/path.js";
import { operation, required } from "../../templates/runtime/encode/operation.js";
import { queryGroup, wholeQuery } from "../../templates/runtime/encode/parameter-groups.js";
import { deepObject, formQuery, simple } from "../../templates/runtime/encode/styles/parameters.js";
import { textBody } from "../../templates/runtime/encode/text-body.js";
import { refusal } from "./refusal.js";

const { string } = codec;
const draftOf = (url: string) => ({ url, headers: {} });

it("fills all parameters of a path, each of which it needs", () => {
  const write = pathGroup({ id: simple(string), "a/b": simple(string) });
  const draft = draftOf("/p/{id}/x{a/b}-{id}");
  write({ id: "1 2", "a/b": "y" }, draft);
  expect(draft.url).toBe("/p/1%202/xy-1%202");
  expect(refusal(() => write({ id: "1" }, draftOf("/p/{id}")))).toEqual({
    code: "missing_required",
    path: ["a/b"],
  });
  expect(refusal(() => write({ id: "..", "a/b": "1" }, draftOf("/p/{id}")))).toEqual({
    code: "path_segment",
    path: ["id"],
  });
});

it("leaves to the client what it may give", () => {
  const write = openPathGroup({ tenant: simple(string), id: required(simple(string)) });
  const draft = draftOf("/{tenant}/{id}");
  write({ id: "1" }, draft);
  expect(draft.url).toBe("/{tenant}/1");
  write({ tenant: "t", id: "unused" }, draft);
  expect(draft.url).toBe("/t/1");
  expect(refusal(() => write({ tenant: "t" }, draftOf("/{tenant}/{id}")))).toEqual({
    code: "missing_required",
    path: ["id"],
  });
});

it("puts some texts into a path, and keeps other names as they are", () => {
  expect(expandSome("/a/{b c}/{d}/{e}", [["d", "1"]])).toBe("/a/{b c}/1/{e}");
  expect(expandSome("/a/{}/{d}", [])).toBe("/a/{}/{d}");
});

it("marks parameters and bodies as required, and changes nothing else", () => {
  const writer = formQuery(string);
  const marked = required(writer);
  expect(marked.required).toBe(true);
  expect(writer.required).toBeUndefined();
  expect(marked.write("q", "a")).toBe("q=a");
  const body = textBody(string, "text/plain");
  expect(required(body)).toEqual({ ...body, required: true });
  const data = { id: "a", method: "GET", path: "/", responses: {} };
  expect(operation(data)).toBe(data);
});

it("adds to a query that is there already", () => {
  const draft = draftOf("/a?b=1");
  queryGroup({ q: formQuery(string), r: formQuery(string) })({ q: "2", r: "3" }, draft);
  expect(draft.url).toBe("/a?b=1&q=2&r=3");
  queryGroup({ q: formQuery(string) })({}, draft);
  wholeQuery(formQuery(string))(undefined, draft);
  expect(draft.url).toBe("/a?b=1&q=2&r=3");
});

it("writes a query in the order of its parameters, whichever comes first", () => {
  const filter = codec.object([["a", string]]);
  const write = queryGroup({
    ids: required(formQuery(codec.array(codec.integer))),
    filter: deepObject(filter),
    sort: formQuery(filter),
    note: formQuery(string),
    plain: formQuery(codec.array(string), { explode: false }),
  });
  const queryOf = (values: object) => {
    const draft = draftOf("/a");
    write(values, draft);
    return draft.url;
  };
  const values = { note: "x&y", plain: ["c", "d"], sort: { a: "s" }, filter: { a: "f" } };
  const rest = "filter%5Ba%5D=f&a=s&note=x%26y&plain=c,d";
  expect(queryOf({ ...values, ids: [1, 2] })).toBe(`/a?ids=1&ids=2&${rest}`);
  expect(queryOf({ ids: [3], filter: {}, sort: {}, note: null, plain: [] })).toBe("/a?ids=3");
  for (const ids of [undefined, null, []])
    expect(refusal(() => queryOf({ ...values, ids }))).toEqual({
      code: "missing_required",
      path: ["ids"],
    });
  expect(refusal(() => queryOf({ ids: [1], note: Number.NaN }))).toEqual({
    code: "not_finite",
    path: ["note"],
  });
  const optional = queryGroup({ filter: deepObject(filter), note: formQuery(string) });
  const draft = draftOf("/a");
  optional({ filter: { a: "f" }, note: "n" }, draft);
  expect(draft.url).toBe("/a?filter%5Ba%5D=f&note=n");
});
