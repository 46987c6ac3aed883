import { describe, expect, it } from "vitest";
import {
  boolean,
  bytes,
  bytesUrl,
  date,
  dateTime,
  int64,
  int64Text,
  integer,
  number,
  string,
  uint64,
  uint64Text,
  unixTime,
} from "../../templates/runtime/encode/codecs/codec.js";
import { isObject, scalarText } from "../../templates/runtime/encode/codecs/scalar.js";
import { refusal } from "./refusal.js";

const codecs = {
  boolean,
  bytes,
  bytesUrl,
  date,
  dateTime,
  int64,
  int64Text,
  integer,
  number,
  string,
  uint64,
  uint64Text,
  unixTime,
};
const day = new Date("2024-10-30T01:57:05.999Z");

describe("scalarText", () => {
  it.each([
    ["string", "", ""],
    ["string", 5, "5"],
    ["number", -0, "0"],
    ["number", 1e21, "1e+21"],
    ["integer", 9007199254740991, "9007199254740991"],
    ["integer", 9007199254740993n, "9007199254740993"],
    ["integer", "1000", "1000"],
    ["integer", 2n ** 64n, "18446744073709551616"],
    ["int64", 2n ** 63n - 1n, "9223372036854775807"],
    ["int64", -(2n ** 63n), "-9223372036854775808"],
    ["int64Text", "beyond", "beyond"],
    ["uint64", 2n ** 64n - 1n, "18446744073709551615"],
    ["uint64", -0, "0"],
    ["boolean", false, "false"],
    ["unixTime", 1730253425, "1730253425"],
    ["unixTime", day, "1730253425"],
    ["unixTime", new Date(-500), "-1"],
    ["date", day, "2024-10-30"],
    ["date", new Date(Date.UTC(12024, 0, 2)), "+012024-01-02"],
    ["dateTime", day, "2024-10-30T01:57:05.999Z"],
    ["string", day, "2024-10-30T01:57:05.999Z"],
    ["bytes", new Uint8Array([251, 255, 0, 1]), "+/8AAQ=="],
    ["bytesUrl", new Uint8Array([251, 255, 0, 1]), "-_8AAQ"],
  ] as const)("%s of %s", (kind, value, text) => {
    expect(scalarText(codecs[kind], value)).toBe(text);
  });

  it.each([
    ["number", Number.NaN, "not_finite"],
    ["integer", Infinity, "not_finite"],
    ["integer", 1.5, "not_integer"],
    ["integer", 2 ** 53, "not_integer"],
    ["int64", 2 ** 63, "not_integer"],
    ["int64", 2n ** 63n, "type_mismatch"],
    ["int64", -(2n ** 63n) - 1n, "type_mismatch"],
    ["int64Text", 2n ** 63n, "type_mismatch"],
    ["uint64", 2n ** 64n, "type_mismatch"],
    ["uint64", -1n, "type_mismatch"],
    ["uint64", -1, "type_mismatch"],
    ["uint64Text", -1n, "type_mismatch"],
    ["integer", day, "type_mismatch"],
    ["int64Text", day, "type_mismatch"],
    ["number", day, "type_mismatch"],
    ["boolean", day, "type_mismatch"],
    ["number", new Date(Number.NaN), "invalid_date"],
    ["unixTime", 1.5, "not_integer"],
    ["unixTime", 1730253425000, "not_seconds"],
    ["unixTime", -100000000000n, "not_seconds"],
    ["dateTime", new Date(Number.NaN), "invalid_date"],
    ["string", {}, "type_mismatch"],
    ["string", [], "type_mismatch"],
    ["string", null, "null_not_allowed"],
    ["string", () => 1, "unsupported_value"],
    ["string", Symbol("s"), "unsupported_value"],
    ["string", new Map(), "unsupported_value"],
    ["string", Object(5), "unsupported_value"],
    ["string", Promise.resolve(), "unsupported_value"],
    ["string", new Blob([]), "unsupported_value"],
  ] as const)("refuses %s of %s", (kind, value, code) => {
    expect(refusal(() => scalarText(codecs[kind], value)).code).toBe(code);
  });

  it.each([
    ["unixTime", 1730253425000, "not_seconds, 1730253425000 looks like milliseconds"],
    ["integer", 2 ** 53, "not_integer, or beyond 2^53"],
    ["int64", 2n ** 63n, "type_mismatch, expected int64"],
    ["uint64", -1n, "type_mismatch, expected uint64"],
    ["integer", day, "type_mismatch, expected no Date"],
  ] as const)(
    "says what is wrong with %s of %s, where the code alone doesn't",
    (kind, value, told) => {
      expect(() => scalarText(codecs[kind], value)).toThrow(told);
    },
  );
});

it("writes long bytes in base64 as short ones", () => {
  const value = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
  expect(scalarText(bytes, value)).toBe(Buffer.from(value).toString("base64"));
  expect(scalarText(bytesUrl, value)).toBe(Buffer.from(value).toString("base64url"));
});

it("isObject takes plain objects, class instances and null prototypes", () => {
  class Money {
    value = 1;
  }
  for (const value of [{}, Object.create(null), Object.create({ a: 1 }), new Money()]) {
    expect(isObject(value)).toBe(true);
  }
  for (const value of [null, [], new Date(), new Set(), new URL("a:b"), new Error(), /a/, "x"]) {
    expect(isObject(value)).toBe(false);
  }
});
