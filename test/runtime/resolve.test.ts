import { expect, it } from "vitest";
import * as codec from "../../templates/runtime/codec.js";
import { admitsNull, resolve } from "../../templates/runtime/resolve.js";

it("chooses an alternative by runtime type", () => {
  const node = codec.union(
    codec.map(codec.string),
    codec.array(codec.string),
    codec.integer,
    codec.string,
    codec.unixTime,
  );
  const kindOf = (value: unknown) => resolve(node, value).kind;
  expect([{}, [], 1, 1n, "", new Date()].map(kindOf)).toEqual([
    "object",
    "array",
    "integer",
    "integer",
    "string",
    "unixTime",
  ]);
});

it("chooses the object that declares the value's members", () => {
  const card = codec.object([["number", codec.string]]);
  const bank = codec.object([["iban", codec.string]]);
  expect(resolve(codec.union(card, bank), { iban: "x" })).toBe(bank);
  expect(resolve(codec.union(card, bank), { other: "x" })).toBe(card);
});

it("finds null in unions and behind lazy", () => {
  expect(admitsNull(codec.lazy(() => codec.union(codec.string, codec.nullable(codec.date))))).toBe(
    true,
  );
  expect(admitsNull(codec.union(codec.string, codec.integer))).toBe(false);
});
