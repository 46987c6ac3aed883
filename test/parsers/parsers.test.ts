import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodies } from "./bodies.js";
import { comparable, meaningOf, writeBody, writeTexts } from "./meaning.js";
import { parsers } from "./parsers.js";
import { notations, parserNames, type VectorFile } from "./vectors.js";

describe.each(parserNames)("the dialect %s", (name) => {
  const version = parsers[name].version();
  const { parser, vectors } = JSON.parse(
    readFileSync(new URL(`vectors/${name}.json`, import.meta.url), "utf8"),
  ) as VectorFile;

  it(`writes what ${parser} read, when it was recorded`, () => {
    expect(vectors.length).toBeGreaterThan(40);
    for (const { arrays, body, wire, read } of vectors) {
      expect(writeBody(name, arrays, body)).toBe(wire);
      expect(comparable(name, read)).toEqual(comparable(name, meaningOf(body)));
    }
  });

  it.skipIf(version === null).each(notations)(
    `gives ${version ?? "the real parser (not on this machine)"} lists by content type, with %s`,
    (arrays) => {
      const { readAll } = parsers[name];
      const lists = [["1"], ["1", "2"], ["", "a&b =[x]"]];
      const wires = lists.map((list) => writeTexts(name, arrays, list));
      expect(readAll(wires)).toEqual(lists.map((list) => ({ list })));
    },
  );

  it.skipIf(version === null).each(notations)(
    `is what ${version ?? "the real parser (not on this machine)"} reads of anything, with %s`,
    (arrays) => {
      const samples = fc.sample(bodies, { numRuns: 2_000, seed: 20_261_130 });
      const written = samples.flatMap((body) => {
        const wire = writeBody(name, arrays, body);
        return typeof wire === "string" ? [{ body, wire }] : [];
      });
      expect(written.length).toBeGreaterThan(600);
      const read = parsers[name].readAll(written.map(({ wire }) => wire));
      for (const [at, { body }] of written.entries())
        expect(comparable(name, read[at])).toEqual(comparable(name, meaningOf(body)));
    },
  );
});
