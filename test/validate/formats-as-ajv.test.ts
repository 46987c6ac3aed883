/** Formats are judged as ajv-formats judges them, but for the differences named here. */
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import * as ours from "../../templates/runtime/validate/formats.js";
import { randomNumbers } from "../corpus/shuffle.js";
import { pick, type Random } from "./values.js";

interface Difference {
  readonly why: string;
  explains(text: string, fits: boolean): boolean;
}

interface Format {
  readonly test: ours.FormatTest;
  /** Texts that are changed at random. */
  readonly texts: readonly string[];
  readonly differences?: readonly Difference[];
}

const ajvTakes = (why: string, pattern: RegExp): Difference => ({
  why,
  explains: (text, fits) => !fits && pattern.test(text),
});
const weTake = (why: string, pattern: RegExp): Difference => ({
  why,
  explains: (text, fits) => fits && pattern.test(text),
});
const uuid = "3f0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a01";

const formats: Readonly<Record<string, Format>> = {
  byte: {
    test: ours.isByte,
    texts: ["aGk=", "", "aGkh", "aA=="],
    differences: [
      ajvTakes("ajv wants no more than one line of many to be Base64", /[\n\r\u2028\u2029]/),
    ],
  },
  date: {
    test: ours.isDate,
    texts: ["2026-02-28", "2024-02-29", "1900-02-28", "0000-01-01", "2026-12-31"],
  },
  "date-time": {
    test: ours.isDateTime,
    texts: [
      "2026-11-29T12:00:00Z",
      "2026-11-29t12:00:00.123+01:00",
      "2016-12-31T23:59:60Z",
      "2026-11-29 12:00:00z",
    ],
    differences: [
      ajvTakes("RFC 3339: a blank may stand before the time, no other white space", /^.{10}[\t\n]/),
      ajvTakes("RFC 3339: an offset has minutes", /[+-]\d\d$/),
    ],
  },
  duration: { test: ours.isDuration, texts: ["P1D", "PT5M", "P1Y2M3DT4H5M6S", "P2W", "PT1.5S"] },
  email: {
    test: ours.isEmail,
    texts: ["a@example.com", "a.b+c@example.co", '"a b"@c.de', "a@[1.2.3.4]", "o'n@a-b.example"],
  },
  hostname: { test: ours.isHostname, texts: ["example.com", "a-b.example", "a.", "xn--a.b"] },
  ipv4: { test: ours.isIpv4, texts: ["127.0.0.1", "255.249.199.99"] },
  ipv6: {
    test: ours.isIpv6,
    texts: ["::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "fe80::1%eth0"],
  },
  "json-pointer": { test: ours.isJsonPointer, texts: ["", "/a/b", "/~0~1", "#/a"] },
  regex: {
    test: ours.isRegex,
    texts: ["a+", "\\p{L}", "(?<a>b)", "[a-z]", "a{2}", "\\-", "\\Z", "(?i)a", "[\\w-]"],
    differences: [ajvTakes("JSON Schema asks for the flag `u`: ajv leaves it out", /[\\{}[\]]/)],
  },
  time: {
    test: ours.isTimeOfDay,
    texts: ["12:30:00Z", "23:59:60Z", "12:30:00+02:00", "00:59:60.5+0100", "12:00:00+02"],
    differences: [ajvTakes("RFC 3339: an offset has minutes", /[+-]\d\d$/)],
  },
  uri: {
    test: ours.isUri,
    texts: [
      "https://example.com/a?b=c#d",
      "urn:a:b",
      "http://[::1]:80/%2F",
      "http://u:p@h:1/a",
      "mailto:a@b",
      "a:",
    ],
    differences: [
      weTake("RFC 3986: a path may be empty", /^[a-z][\w+.-]*:([?#]|$)/i),
      weTake("servers write queries such as `filter[a]=b`", /[[\]]/),
    ],
  },
  "uri-reference": {
    test: ours.isUriReference,
    texts: [
      "/a/b",
      "../c?d",
      "a#b",
      "https://example.com:80/",
      "//h/a",
      "?q",
      "a:b",
      "%20",
      "1a:b",
    ],
    differences: [
      ajvTakes('RFC 3986: a `"` is escaped', /"/),
      weTake("servers write queries such as `filter[a]=b`", /[[\]]/),
    ],
  },
  uuid: {
    test: ours.isUuid,
    texts: [uuid, `urn:uuid:${uuid}`],
    differences: [
      ajvTakes("RFC 9562: that is a URN, which has the text of a UUID in it", /^urn:uuid:/i),
    ],
  },
};

const signs = Array.from(" \n\t0123456789abcdefzAFTZt:.-+/\\~%#?@[]{}()=&;,_'\"|^`*$!éü😀٣");

it.each(Object.entries(formats))("%s", (name, { test, texts, differences = [] }) => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const asAjv = ajv.compile({ format: name });
  const random = randomNumbers(1);
  const needed = new Set<Difference>();
  const unexplained: string[] = [];
  let fitting = 0;
  for (let count = 0; count < 20_000; count++) {
    const text = changed(texts, random);
    const fits = test(text);
    if (fits) fitting++;
    if (fits === asAjv(text)) continue;
    const known = differences.find((one) => one.explains(text, fits));
    if (known === undefined) unexplained.push(text);
    else needed.add(known);
  }
  expect(unexplained).toEqual([]);
  expect(differences.filter((one) => !needed.has(one)).map(({ why }) => why)).toEqual([]);
  expect(fitting).toBeGreaterThan(1000);
  expect(fitting).toBeLessThan(19_000);
});

it("int32", () => {
  const asAjv = addFormats.default(new Ajv2020({ strict: false })).compile({ format: "int32" });
  const edges = [2 ** 31, -(2 ** 31), 0, 1e300].flatMap((one) => [
    one - 1,
    one,
    one + 1,
    one + 0.5,
  ]);
  for (const value of [...edges, "a", null, -0, {}])
    expect([value, ours.isInt32(value)]).toEqual([value, asAjv(value)]);
});

/** One of the texts, with up to three things in it changed. */
function changed(texts: readonly string[], random: Random): string {
  let text = Array.from(pick(texts, random));
  for (let left = Math.floor(random() * 4); left > 0; left--) {
    const at = Math.floor(random() * (text.length + 1));
    const other = Array.from(pick(texts, random));
    text = pick(
      [
        () => text.toSpliced(at, 1, pick(signs, random)),
        () => text.toSpliced(at, 0, pick(signs, random)),
        () => text.toSpliced(at, 1),
        () => [...text.slice(0, at), ...other.slice(Math.floor(random() * other.length))],
      ],
      random,
    )();
  }
  return text.join("");
}
