import { describe, expect, it } from "vitest";
import { applyOverlays } from "../../generator/1-load/overlay/overlay.js";
import { readJson } from "../../generator/1-load/json/source.js";
import type { Source } from "../../generator/1-load/source.js";
import { readYaml } from "../../generator/1-load/yaml/source.js";
import { Diagnostics } from "../../generator/diagnostics/diagnostic.js";

const yaml = async (text: string, file = "a.yaml") =>
  (await readYaml(file, `/${file}`, text, new Diagnostics()))!;
const json = (text: string) => readJson("a.json", "/a.json", text, new Diagnostics())!;
const textsOf = (source: Source, count: number) =>
  Array.from({ length: count }, (_, index) => source.textAt(`/list/${index}`));

describe("the text of a scalar", () => {
  it("is what the author of a YAML document wrote", async () => {
    const written =
      "[1.10, 007, 0x1F, 0o17, 1e3, True, ~, .inf, 'it''s', \"a\\tb\", !!str 2.0, NO]";
    const source = await yaml(`list: ${written}`);
    expect(textsOf(source, 13)).toEqual(
      [
        "1.10",
        "007",
        "0x1F",
        "0o17",
        "1e3",
        "True",
        "~",
        ".inf",
        "it's",
        "a\tb",
        "2.0",
        "NO",
      ].concat([undefined!]),
    );
  });

  it("is found behind aliases and merge keys", async () => {
    const source = await yaml("a: &a {v: 1.10}\nb: *a\nc: {<<: *a}\nd: {<<: [{w: 2.0}, *a]}\n");
    expect(["/b/v", "/c/v", "/d/w", "/d/v"].map((at) => source.textAt(at))).toEqual([
      "1.10",
      "1.10",
      "2.0",
      "1.10",
    ]);
  });

  it("is what stands in a JSON document", () => {
    const source = json(`{"list": [1.10, 1E3, -0, true, null, "a\\tb", {}, []], "a/b": 2.0}`);
    expect(textsOf(source, 6)).toEqual(["1.10", "1E3", "-0", "true", "null", "a\tb"]);
    expect([source.textAt("/list/6"), source.textAt("/list/7")]).toEqual([undefined, undefined]);
    expect(source.textAt("/a~1b")).toBe("2.0");
  });

  it("is no other scalar's", async () => {
    for (const source of [json('{"a": 1}'), await yaml("a: 1")])
      expect(["/b", "/a/b", "", "/a"].map((at) => source.textAt(at))).toEqual([
        undefined,
        undefined,
        undefined,
        "1",
      ]);
  });

  it("is the overlay's where that is where it was written", async () => {
    const overlay = await yaml(
      "overlay: 1.1.0\ninfo: {title: O, version: '1'}\nactions: [{target: $.list, update: [2.50]}]",
      "b.yaml",
    );
    const overlaid = await applyOverlays(await yaml("list: [1.0]"), [overlay], new Diagnostics());
    expect(textsOf(overlaid, 2)).toEqual(["1.0", "2.50"]);
  });
});

describe("a YAML document", () => {
  it("has keys as they are written, also beside merge keys and aliases", async () => {
    const keys = "1.0: a, on: b, ~: c, 0x1F: d, No: e";
    const names = ["1.0", "on", "~", "0x1F", "No"];
    expect(Object.keys((await yaml(`{${keys}}`)).value as object)).toEqual(names);
    const merged = (await yaml(`a: &a {${keys}}\nb: {<<: *a, 2.0: f}`)).value as { b: object };
    expect(Object.keys(merged.b)).toEqual([...names, "2.0"]);
    const aliased = (await yaml(`a: &k x\nb: {*k : 1, ${keys}}`)).value as { b: object };
    expect(Object.keys(aliased.b)).toEqual(["x", ...names]);
  });

  it("of YAML 1.1 has no values that JSON hasn't", async () => {
    const { value } = await yaml("%YAML 1.1\n---\na: 2024-01-31\nb: !!binary aGk=\nc: NO\n");
    expect(value).toEqual({ a: "2024-01-31", b: "aGk=", c: false });
  });
});
