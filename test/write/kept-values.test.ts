import { expect, it } from "vitest";
import { findRepeatedKeys } from "../../generator/1-load/json/scan.js";
import { keepValues, type WrittenValue } from "../../generator/pipeline/edit/kept-values.js";

function written(text: string): WrittenValue {
  const { longValues } = findRepeatedKeys(text, () => {});
  return { text, longValues, valueStart: 0, valueEnd: text.length, value: JSON.parse(text) };
}

type Item = Readonly<Record<"same" | "other", unknown>>;

function keep(before: string, after: string) {
  const older = written(before);
  const newer = keepValues(older, written(after));
  expect(newer).toStrictEqual(JSON.parse(after));
  return { older: older.value as Item, newer: newer as Item };
}

it("keeps the values that are written as before, wherever others change", () => {
  const long = JSON.stringify(Array.from({ length: 200 }, (_, index) => ({ index })));
  const { older, newer } = keep(
    `{ "same": ${long}, "other": [{ "a": [1] }, 2, { "b": {} }] }`,
    `{"other":[{ "a": [1] },{"b":{}},{ "b": {} }, 3], "same": ${long}}`,
  );
  expect(newer.same).toBe(older.same);
  const [first, , third] = newer.other as readonly unknown[];
  expect(first).toBe((older.other as readonly unknown[])[0]);
  expect(third).toBe((older.other as readonly unknown[])[2]);
});

it("keeps none that is written in another way: of a number, it may mean something else", () => {
  for (const [before, after] of [
    ['{"enum":[1.10]}', '{"enum":[1.1]}'],
    ['{"enum":[9007199254740993]}', '{"enum":[9007199254740992]}'],
  ] as const) {
    const { older, newer } = keep(`{"same":${before}}`, `{"same":${after}}`);
    expect(newer.same).not.toBe(older.same);
  }
});

it("reads objects and arrays in place of each other, empty ones, and members of any name", () => {
  const values = [
    "{}",
    "[]",
    "null",
    '"a"',
    '{"0":{"a":1}}',
    '[{"a":1}]',
    '{"__proto__":{"a":[]}}',
  ];
  for (const before of values) for (const after of values) keep(before, after);
});
