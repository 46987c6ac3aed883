/** Texts and numbers of a schema: the least and the most that may come. */
import { describe, expect, it } from "vitest";
import { exampleNumber, exampleText } from "../../../templates/runtime/fake/example-text.js";
import type { JsonSchema } from "../../../templates/runtime/validate/rule.js";
import { least, most } from "./ends.js";

describe("a text", () => {
  const ends = (schema: JsonSchema, name = "note") => [
    exampleText(schema, name, least),
    exampleText(schema, name, most),
  ];

  it.each([
    ["note", "note 1", "note 99"],
    ["", "text 1", "text 99"],
    ["id", "aaaaaaaaaaaa", "999999999999"],
    ["orderId", "aaaaaaaaaaaa", "999999999999"],
    ["idea", "idea 1", "idea 99"],
  ])("is called as its member: %j", (name, first, last) => {
    expect(ends({}, name)).toEqual([first, last]);
  });

  it("is as long as it has to be", () => {
    expect(ends({ minLength: 8 })).toEqual(["note 1xx", "note 99x"]);
    expect(ends({ maxLength: 3 })).toEqual(["not", "not"]);
    expect(ends({ pattern: "^a+$", minLength: 7 })).toEqual(["aaaaaaa", "aaaaaaa"]);
    expect(ends({ pattern: "^a{1,64}$", minLength: 7 })[0]).toBe("aaaaaaa");
    expect(ends({ pattern: "^b?a{2}", minLength: 7 })).toEqual(["baaxxxx", "baaxxxx"]);
    expect(ends({ pattern: "^a+$", maxLength: 2 })).toEqual(["a", "aa"]);
    expect(ends({ pattern: "\u{1f600}{3}", maxLength: 1 })).toEqual(["\u{1f600}", "\u{1f600}"]);
    expect(exampleText({ minLength: 1_000_000 }, "a", least)).toHaveLength(1_000_000);
    expect(() => exampleText({ minLength: 1_000_001 }, "a", least)).toThrow(
      "it needs 1000001 characters",
    );
  });

  it.each([
    ["email", { maxLength: 12 }, "a@a.co"],
    ["email", { maxLength: 14 }, "a@example.com"],
    ["email", { minLength: 20 }, "aaaaaaaa@example.com"],
    ["hostname", { maxLength: 10 }, "a.a.co"],
    ["uri", { maxLength: 15 }, "https://a.co/a"],
    ["uri", { minLength: 28 }, "https://example.com/aaaaaaaa"],
    ["uri-reference", { maxLength: 3 }, "/a"],
    ["json-pointer", { minLength: 6 }, "/aaaaa"],
    // Where no text of the format is short enough, the shortest: that it doesn't fit is told.
    ["uuid", { maxLength: 3 }, "00000000-0000-4000-a000-000000000000"],
  ])("of the format %s is as long as it has to be: %j", (format, lengths, text) => {
    expect(exampleText({ format, ...lengths }, "a", least)).toBe(text);
  });

  it.each([
    ["date-time", "2024-01-01T00:00:00Z", "2025-12-01T00:00:00Z"],
    ["date", "2024-01-01", "2025-12-01"],
    ["time", "00:00:00Z", "00:00:00Z"],
    ["duration", "PT1M", "PT59M"],
    ["email", "aaaaaa@example.com", "999999@example.com"],
    ["hostname", "aaaaaa.example.com", "999999.example.com"],
    ["ipv4", "192.0.2.1", "192.0.2.254"],
    ["ipv6", "2001:db8::0000", "2001:db8::ffff"],
    ["uri", "https://example.com/aaaaaa", "https://example.com/999999"],
    ["url", "https://example.com/aaaaaa", "https://example.com/999999"],
    ["uri-reference", "/aaaaaa", "/999999"],
    ["uuid", "00000000-0000-4000-a000-000000000000", "ffffffff-ffff-4fff-afff-ffffffffffff"],
    ["json-pointer", "/aaaa", "/9999"],
    ["regex", "^a+$", "^a+$"],
    ["byte", "YWFhYWFh", "OTk5OTk5"],
    ["of-nobody", "note 1", "note 99"],
    // A name that all objects have.
    ["constructor", "note 1", "note 99"],
  ])("has the format %s", (format, first, last) => {
    expect(ends({ format })).toEqual([first, last]);
  });

  it("has a time of the day", () => {
    const evening = { ...least, between: (from: number) => from + 86_399 };
    expect(exampleText({ format: "time" }, "at", evening)).toBe("23:59:59Z");
    expect(exampleText({ format: "date-time" }, "at", evening)).toBe("2024-01-01T23:59:59Z");
  });

  it("has a pattern before a format", () => {
    expect(ends({ format: "date", pattern: "^a$" })).toEqual(["a", "a"]);
  });
});

describe("a number", () => {
  it.each([
    [{ type: "integer" }, 0, 1000],
    [{ type: "number" }, 0, 500],
    [{ type: "integer", minimum: 3 }, 3, 1003],
    [{ type: "integer", minimum: 2.5, maximum: 4.5 }, 3, 4],
    [{ type: "integer", minimum: 3, maximum: 5 }, 3, 5],
    [{ type: "integer", exclusiveMinimum: 3, exclusiveMaximum: 7 }, 4, 6],
    [{ type: "integer", exclusiveMinimum: 3.5, exclusiveMaximum: 6.5 }, 4, 6],
    [{ type: "number", exclusiveMinimum: 3, exclusiveMaximum: 4.6 }, 3.5, 4.5],
    [{ type: "integer", minimum: 3, exclusiveMinimum: 5, maximum: 9, exclusiveMaximum: 8 }, 6, 7],
    [{ type: "integer", maximum: -5 }, -5, -5],
    [{ type: "integer", maximum: 5 }, 0, 5],
    [{ type: "integer", minimum: -3, maximum: 0 }, -3, 0],
    [{ type: "integer", multipleOf: 100, maximum: -150 }, -200, -200],
    [{ type: "number", multipleOf: 0.1, minimum: 0.25, maximum: 0.4 }, 0.3, 0.4],
    [{ type: "number", multipleOf: 1e-8, exclusiveMinimum: 0 }, 1e-8, 0.00001001],
    [{ type: "number", multipleOf: 2.5e-7, minimum: 5e-7, maximum: 1e-6 }, 5e-7, 1e-6],
    [{ type: "integer", multipleOf: 0.01, minimum: 2 }, 2, 1002],
    [{ type: "integer", format: "int32", minimum: 2 ** 31 - 2 }, 2 ** 31 - 2, 2 ** 31 - 1],
    [{ type: "integer", format: "int64", minimum: 2 ** 31 }, 2 ** 31, 2 ** 31 + 1000],
    [{ type: "integer", minimum: -(2 ** 63) }, 0, 1000],
    [{ type: "integer", minimum: -(2 ** 63), maximum: -7 }, -7, -7],
    [{ type: "integer", minimum: -(2 ** 53) + 1 }, -(2 ** 53) + 1, -(2 ** 53) + 1001],
    // Closer to each other than what numbers usually differ by.
    [{ type: "number", minimum: 0.1, maximum: 0.2 }, 0.1, 0.1],
    [{ type: "number", exclusiveMinimum: 0.1, maximum: 0.2 }, 0.2, 0.2],
    [{ type: "number", minimum: 0.1, exclusiveMaximum: 0.2 }, 0.1, 0.1],
    [{ type: "number", exclusiveMinimum: 0.25, exclusiveMaximum: 0.5 }, 0.375, 0.375],
  ])("is between its bounds: %j", (schema, first, last) => {
    expect([exampleNumber(schema, least), exampleNumber(schema, most)]).toEqual([first, last]);
  });
});
