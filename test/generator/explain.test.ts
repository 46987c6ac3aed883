/** `wireform explain`: what it says of each code. `npm run docs` makes a page of the same. */
import { describe, expect, it } from "vitest";
import { codes, type Code } from "../../generator/diagnostics/codes.js";
import { explanations } from "../../generator/diagnostics/explanations/explanations.js";
import { runIn } from "./run-in.js";

const all = Object.keys(codes) as readonly Code[];

describe("wireform explain", () => {
  it.each(all)("%s: what it means, why, an example and what to do", async (code) => {
    const { means, why, example, fix } = explanations[code];
    const { code: exitCode, out, err } = await runIn("/", ["explain", code]);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out.startsWith(`${codes[code].severity} ${code}: ${codes[code].title}\n`)).toBe(true);
    for (const text of [means, why, fix]) {
      expect(out.replaceAll("\n", " ")).toContain(text);
      expect(text).toMatch(/^[\w`].{8,}[.)]$/);
    }
    for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(100);
    for (const line of example.split("\n")) expect(out).toContain(`\n    ${line}\n`);
    expect(out.includes("ignore: [{")).toBe(codes[code].severity === "warning");
  });

  it("takes a code in any case, and without its letters", async () => {
    const { out } = await runIn("/", ["explain", "WF3005"]);
    for (const word of ["wf3005", "3005"])
      expect((await runIn("/", ["explain", word])).out).toBe(out);
  });

  it("lists all codes in order", async () => {
    const { out } = await runIn("/", ["explain"]);
    const listed = out.match(/^WF\d+/gm);
    expect(listed).toEqual(all.toSorted());
  });
});
