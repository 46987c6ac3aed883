/** JSON Patch: the examples of RFC 6902, appendix A, and what can't be carried out. */
import { expect, it, test } from "vitest";
import {
  isJsonPatch,
  jsonPatched,
  PatchFault,
} from "../../templates/runtime/fake/state/json-patch.js";

type Example = readonly [name: string, before: unknown, steps: unknown, after: unknown];

const step = (op: string, path: string, more: object = {}) => ({ op, path, ...more });

test.each<Example>([
  [
    "A.1 member",
    { foo: "bar" },
    [step("add", "/baz", { value: "qux" })],
    { foo: "bar", baz: "qux" },
  ],
  ["A.2 item", { foo: [1, 3] }, [step("add", "/foo/1", { value: 2 })], { foo: [1, 2, 3] }],
  ["A.3 without a member", { baz: 1, foo: 2 }, [step("remove", "/baz")], { foo: 2 }],
  ["A.4 without an item", { foo: [1, 2, 3] }, [step("remove", "/foo/1")], { foo: [1, 3] }],
  ["A.5 value", { baz: 1, foo: 2 }, [step("replace", "/baz", { value: 3 })], { baz: 3, foo: 2 }],
  [
    "A.6 moved member",
    { foo: { waldo: 1 }, qux: { corge: 2 } },
    [step("move", "/qux/thud", { from: "/foo/waldo" })],
    { foo: {}, qux: { corge: 2, thud: 1 } },
  ],
  [
    "A.7 moved item",
    { foo: [1, 2, 3] },
    [step("move", "/foo/2", { from: "/foo/0" })],
    { foo: [2, 3, 1] },
  ],
  [
    "A.8 tested values",
    { baz: "qux", foo: ["a", { x: 1, y: 2 }] },
    [step("test", "/baz", { value: "qux" }), step("test", "/foo/1", { value: { y: 2, x: 1 } })],
    { baz: "qux", foo: ["a", { x: 1, y: 2 }] },
  ],
  [
    "A.10 nested member",
    { a: 1 },
    [step("add", "/b", { value: { c: {} } })],
    { a: 1, b: { c: {} } },
  ],
  ["A.11 other members", { a: 1 }, [step("add", "/b", { value: 2, xyz: 3 })], { a: 1, b: 2 }],
  [
    "A.14 escapes",
    { "/": 9, "~1": 10 },
    [step("test", "/~01", { value: 10 })],
    { "/": 9, "~1": 10 },
  ],
  ["A.16 end of a list", { foo: [1] }, [step("add", "/foo/-", { value: [2] })], { foo: [1, [2]] }],
  [
    "copies",
    { a: { b: 1 } },
    [step("copy", "/c", { from: "/a" }), step("remove", "/c/b")],
    { a: { b: 1 }, c: {} },
  ],
  ["the whole", { a: 1 }, [step("replace", "", { value: { b: 2 } })], { b: 2 }],
  ["null is a value", { a: null }, [step("replace", "/a", { value: 1 })], { a: 1 }],
  [
    "a name of objects",
    {},
    [step("add", "/__proto__", { value: 1 })],
    JSON.parse('{"__proto__":1}'),
  ],
  ["no step", { a: 1 }, [], { a: 1 }],
])("%s", (_, before, steps, after) => {
  const copy = structuredClone(before);
  if (!isJsonPatch(steps, "application/json-patch+json")) throw new Error("no patch");
  expect(jsonPatched(before, steps)).toEqual(after);
  expect(before).toEqual(copy);
});

test.each<readonly [name: string, steps: unknown, status: number]>([
  ["A.9 another value", [step("test", "/a", { value: "bar" })], 409],
  ["A.12 nowhere", [step("add", "/b/bat", { value: 1 })], 409],
  ["A.15 a number is no text", [step("test", "/a", { value: "1" })], 409],
  ["nothing to remove", [step("remove", "/b")], 409],
  ["nothing to replace", [step("replace", "/toString", { value: 1 })], 409],
  ["beyond a list", [step("add", "/list/2", { value: 1 })], 409],
  ["a leading zero", [step("remove", "/list/00")], 409],
  ["inside of a number", [step("add", "/a/b", { value: 1 })], 409],
  ["into itself", [step("move", "/list/0/b", { from: "/list/0" })], 422],
  ["an unknown operation", [step("merge", "/a")], 422],
  ["no pointer", [step("remove", "a")], 422],
  ["nothing to copy from", [step("copy", "/b")], 422],
  ["no value", [step("add", "/b")], 422],
  ["a tilde that escapes nothing", [step("remove", "/a~2")], 422],
  ["no place", [{ op: "add", value: 1 }], 422],
])("refuses %s", (_, steps, status) => {
  if (!isJsonPatch(steps, "application/json-patch+json")) throw new Error("no patch");
  const before = { a: 1, list: [{}] };
  const patch = () => jsonPatched(before, [step("add", "/a", { value: 1 }), ...steps]);
  expect(patch).toThrow(PatchFault);
  expect(patch).toThrow(
    expect.objectContaining({ status, message: expect.stringMatching(/^body\.1: /) }),
  );
  expect(before).toEqual({ a: 1, list: [{}] });
});

it("is a list of steps", () => {
  for (const body of [{}, null, "", [1], [null], [{ op: "add" }], [{ op: 1, path: "" }]])
    expect(isJsonPatch(body, "application/json")).toBe(false);
});
