/** Texts that have a format, and texts that nearly have it. */
import { expect, it } from "vitest";
import * as formats from "../../../templates/runtime/validate/formats.js";

const label = "a".repeat(63);
const longest = [label, label, label, "a".repeat(61)].join(".");

type Name = keyof typeof formats;

const table: Readonly<
  Record<Name, readonly [fitting: readonly string[], others: readonly string[]]>
> = {
  isDate: [
    [
      "2026-01-31",
      "2026-12-31",
      "2026-02-28",
      "2024-02-29",
      "2000-02-29",
      "2026-07-31",
      "2026-08-31",
    ],
    [
      "2026-02-29",
      "2024-02-30",
      "1900-02-29",
      "2026-04-31",
      "2026-09-31",
      "2026-11-31",
      "2026-13-01",
    ],
  ],
  isTimeOfDay: [
    ["00:00:00Z", "23:59:59z", "12:30:00.5+02:00", "12:30:00.123-0230", "12:30:00+23:59"],
    [
      "24:00:00Z",
      "12:60:00Z",
      "12:30:61Z",
      "12:30:00+24:00",
      "12:30:00-02:60",
      "12:30:00",
      "12:30Z",
    ],
  ],
  isDateTime: [
    ["2026-01-02T03:04:05Z", "2026-01-02t03:04:05Z", "2026-01-02 03:04:05.6+01:00"],
    ["2026-02-30T03:04:05Z", "2026-01-02T24:04:05Z", "2026-01-02_03:04:05Z", "2026-01-02T03:04:05"],
  ],
  isDuration: [
    [
      "P1Y",
      "P10Y",
      "PT10H",
      "P12M",
      "P10D",
      "P1Y2M3DT4H5M6S",
      "PT1H",
      "PT10M",
      "PT15S",
      "P1DT1S",
      "P12W",
      "PT1H1S",
    ],
    ["P", "PT", "P1YT", "P1S", "PT1D", "P1W1D", "1Y", "xP1Y", "P1Yx", "PxD", "P1M1Y", "PTxS"],
  ],
  isEmail: [
    ["a@b.co", "A.B+c_d@e-f.example.com", "a.b.c@x1.y2", "o'neil@example.com", "a@b.c", "a@b.info"],
    [
      "a@b",
      "@b.co",
      "a@",
      "a@-b.co",
      "a@b-.co",
      "a@b.co_",
      ".a@b.co",
      "a.@b.co",
      "a..b@c.de",
      "a b@c.de",
    ],
  ],
  isHostname: [
    ["localhost", "a-b.example", "a.", "1.2", label, `${label}.a`, longest, `${longest}.`],
    [
      "-a",
      "a-",
      "a.-b",
      "a.b-",
      "",
      ".",
      "a..b",
      `${label}a`,
      `a.${label}a`,
      `${longest}a`,
      "a_b",
      "a.b_",
    ],
  ],
  isIpv4: [
    ["0.0.0.0", "249.1.1.1", "127.0.0.1", "255.249.199.99", "1.22.133.204"],
    [
      "256.1.1.1",
      "1.1.1.256",
      "1.2.3",
      "1.2.3.4.5",
      "01.2.3.4",
      "1.2.3.04",
      "x1.2.3.4",
      "1.2.3.4x",
      "1.2.3.a",
      "300.1.1.1",
    ],
  ],
  isIpv6: [
    [
      "::",
      "::1",
      "1::",
      "1:2:3:4:5:6:7:8",
      "::ffff:1.2.3.4",
      "1:2:3:4:5:6:1.2.3.4",
      "1::8",
      "ABCD:ef01::",
      "1:2:3:4:5:6::8",
    ],
    [
      "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9",
      "1::2::3",
      ":::",
      "12345::",
      "g::",
      "::1.2.3.256",
      "1:2:3:4:5:6:7:1.2.3.4",
      "1:2:3:4::5:6:7:8",
      "1.2.3.4",
      "1.2.3.4::",
      "x1::",
      "1x::",
      "1:2:3:4:5:6:7:",
      "::1:",
    ],
  ],
  isUri: [
    ["https://example.com/a?b=c#d", "urn:a:b", "a+b-c.1:", "http://[::1]/%2F"],
    [
      "/relative",
      "http://a b",
      "1a:b",
      ":a",
      "http://a/%2",
      "http://a/%zz",
      "a:#b#c",
      "http://ü",
      "x/a:b",
    ],
  ],
  isUriReference: [
    ["", "/a/b", "../c?d", "#a", "https://example.com", "a%20b"],
    ["a b", "#a#b", "%", "%2", "a%g0", "a%0g", "<a>", "a\\b", "ü", "#a##", "##"],
  ],
  isUuid: [
    ["3f0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a01", "3F0C2B1E-7B0A-4F0E-9A42-6D3C5E2F9A01"],
    [
      "3f0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a0",
      "3f0c2b1-7b0a-4f0e-9a42-6d3c5e2f9a01",
      "3f0c2b1e-7b0-4f0e-9a42-6d3c5e2f9a01",
      "3f0c2b1e-7b0a-4f0-9a42-6d3c5e2f9a01",
      "3f0c2b1e-7b0a-4f0e-9a4-6d3c5e2f9a01",
      "g3f0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a01",
      "3f0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a011",
      "gf0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a01",
    ],
  ],
  isJsonPointer: [
    ["", "/", "/a/b", "/~0~1", "/a b", "//"],
    ["a", "/~", "/~2", "a/b", "/a~"],
  ],
  isRegex: [
    ["a+", "", "\\p{L}"],
    ["(", "[", "\\p{Nothing}", "a{2"],
  ],
  isByte: [
    ["", "aGk=", "aA==", "aGkh", "aGkhaGk=", "+/+/"],
    ["a", "aG", "aGk", "aGkh=", "a===", "aGk-", "=aGk", "aGk=x", "xaGk=", "aGk=aGkh"],
  ],
  isInt32: [[], []],
};

const tests = new Map(Object.entries(formats));

it.each(Object.entries(table))("%s", (name, [fitting, others]) => {
  const test = tests.get(name)!;
  expect(fitting.filter((text) => !test(text))).toEqual([]);
  expect(others.filter((text) => test(text) !== false)).toEqual([]);
  // A format is of texts, one of numbers: other values fit.
  expect([null, true, [], {}].filter((value) => !test(value))).toEqual([]);
});

it("dates have four digits for the year, and nothing around them", () => {
  for (const text of [
    "x2026-01-01",
    "2026-01-01x",
    "026-01-01",
    "2026-01-2026-01-01",
    "2026-00-01",
    "2026-01-00",
  ])
    expect(formats.isDate(text)).toBe(false);
  const longMonths = [1, 3, 5, 7, 8, 10, 12].map(
    (month) => `2026-${`${month}`.padStart(2, "0")}-31`,
  );
  expect(longMonths.filter((text) => !formats.isDate(text))).toEqual([]);
  expect(formats.isDate("2026-01-01")).toBe(true);
});

it("times have all their digits, and nothing around them", () => {
  for (const text of [
    "1:30:00Z",
    "x12:30:00Z",
    "12:30:00Zx",
    "12:30:00.Z",
    "12:30:00+2:00",
    "12:30:00 12:30:00Z",
    "x12:30:00+02:00",
    "12:30:00+02:00x",
  ])
    expect(formats.isTimeOfDay(text)).toBe(false);
});

it("a leap second is the last one of a day in UTC", () => {
  const fitting = ["23:59:60Z", "23:59:60.5Z", "00:59:60+01:00", "18:29:60-0530", "00:59:60+0100"];
  const others = ["12:59:60Z", "23:58:60Z", "23:59:60+01:00", "23:59:61Z", "22:59:60+01:00"];
  expect(fitting.filter((text) => !formats.isTimeOfDay(text))).toEqual([]);
  expect(others.filter((text) => formats.isTimeOfDay(text))).toEqual([]);
});

it("numbers of 32 bits", () => {
  const numbers = [2 ** 31 - 1, -(2 ** 31), 0, 2 ** 31, -(2 ** 31) - 1, 0.5];
  expect(numbers.map(formats.isInt32)).toEqual([true, true, true, false, false, false]);
  expect(formats.isInt32("text")).toBe(true);
});
