import { writeFile } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../generator/cli/arguments/arguments.js";
import { runIn } from "../generator/run-in.js";
import { makeFolder } from "../leftovers.js";
import { readDocument } from "./proof.js";

/** Two versions of the shop: one more required member, a new operation, a longer text. */
async function makeDocuments(): Promise<string> {
  const folder = await makeFolder();
  const text = await readDocument("shop");
  const edited = text
    .replace("required: [width]", "required: [width, lid]")
    .replace("https://api.shop.example/v1", "https://api.shop.example/v2")
    .replace("summary: All pets.", "summary: All <pets>.")
    .replace(
      "  /orders:\n",
      "  /health:\n    get: { operationId: isUp, responses: { 204: { description: Yes. } } }\n  /orders:\n",
    );
  await writeFile(path.join(folder, "old.yaml"), text);
  await writeFile(path.join(folder, "new.yaml"), edited);
  return folder;
}

/** What `wireform diff` prints for two documents in a folder. */
function diffIn(folder: string, args: readonly string[], outColour = false) {
  return runIn(folder, ["diff", ...args], { outColour });
}

const documents = ["old.yaml", "new.yaml"];

describe("wireform diff", () => {
  it("tells people, most severe first", async () => {
    const { code, out, err } = await diffIn(await makeDocuments(), documents);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatchInlineSnapshot(`
      "major property-required (types): Box (replacePet): \`Box.lid\` is now required.
        --> old.yaml:267 -> new.yaml:269
      major server-changed (bytes): Without a \`baseUrl\`, requests go to https://api.shop.example/v2, not to https://api.shop.example/v1.
        --> old.yaml:4 -> new.yaml:4
      minor operation-added: isUp: \`isUp\` (GET /health) was added.
        --> (new) -> new.yaml:118
      patch docs-changed: listPets: Its documentation changed.
        --> old.yaml:11 -> new.yaml:11
      2 major, 1 minor, 1 patch: the next version is a major one
      "
    `);
  });

  it("colours what goes to a screen, and nothing else", async () => {
    const folder = await makeDocuments();
    const plain = await diffIn(folder, documents);
    const coloured = await diffIn(folder, documents, true);
    expect(coloured.out).toContain("\u001b[31m");
    expect(stripVTControlCharacters(coloured.out)).toBe(plain.out);
  });

  it("tells programs: one finding a line", async () => {
    const { code, out } = await diffIn(await makeDocuments(), [...documents, "--format", "json"]);
    expect(code).toBe(0);
    const findings = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    expect(findings).toHaveLength(4);
    expect(findings[0]).toEqual({
      level: "major",
      kind: "property-required",
      affects: "types",
      operations: ["replacePet"],
      schema: "Box",
      message: "`Box.lid` is now required.",
      old: { file: "old.yaml", line: 267, pointer: "/components/schemas/Box/properties/lid" },
      new: { file: "new.yaml", line: 269, pointer: "/components/schemas/Box/properties/lid" },
    });
  });

  it("tells reviewers, in Markdown", async () => {
    const { out } = await diffIn(await makeDocuments(), [...documents, "--format", "markdown"]);
    expect(out).toMatchInlineSnapshot(`
      "## API changes

      2 major, 1 minor, 1 patch: the next version is a major one.

      ### Breaking

      - **Box (replacePet)**: \`Box.lid\` is now required. _(types)_ \`old.yaml:267\` → \`new.yaml:269\`
      - Without a \`baseUrl\`, requests go to https://api.shop.example/v2, not to https://api.shop.example/v1. _(bytes)_ \`old.yaml:4\` → \`new.yaml:4\`

      ### Compatible

      - **isUp**: \`isUp\` (GET /health) was added. \`(new)\` → \`new.yaml:118\`

      ### Other

      - **listPets**: Its documentation changed. \`old.yaml:11\` → \`new.yaml:11\`
      "
    `);
  });

  it("says so where nothing changes", async () => {
    const folder = await makeDocuments();
    const same = ["old.yaml", "old.yaml", "--fail-on", "patch"];
    expect(await diffIn(folder, same)).toEqual({
      code: 0,
      out: "no change for callers\n",
      err: "",
    });
    expect((await diffIn(folder, [...same, "--format", "json"])).out).toBe("");
  });

  it.each([
    ["major", 1],
    ["minor", 1],
    ["patch", 1],
  ])("--fail-on %s fails from there on", async (level, code) => {
    const folder = await makeDocuments();
    expect((await diffIn(folder, [...documents, "--fail-on", level])).code).toBe(code);
    const text = await readDocument("shop");
    await writeFile(path.join(folder, "new.yaml"), text.replace("All pets", "The pets"));
    const harmless = await diffIn(folder, [...documents, "--fail-on", level]);
    expect(harmless.code).toBe(level === "patch" ? 1 : 0);
  });

  it("compares no broken document: exit 1, and why", async () => {
    const folder = await makeDocuments();
    const text = await readDocument("shop");
    await writeFile(path.join(folder, "new.yaml"), text.replace('schemas/Box"', 'schemas/Bx"'));
    const { code, out, err } = await diffIn(folder, documents);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("error WF2001: $ref points at nothing: #/components/schemas/Bx");
    expect(err).toContain("did you mean #/components/schemas/Box?");
    const json = await diffIn(folder, [...documents, "--format", "json"]);
    expect(JSON.parse(json.out.split("\n")[0]!)).toMatchObject({
      code: "WF2001",
      file: "new.yaml",
    });
    const missing = await diffIn(folder, ["old.yaml", "gone.yaml"]);
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("WF1001")]);
  });

  it.each([
    [["old.yaml"], "diff takes two documents"],
    [["a", "b", "c"], "diff takes two documents"],
    [[...documents, "--format", "sarif"], "choose one of human, json, markdown"],
    [[...documents, "--fail-on", "breaking"], "there is no level breaking"],
    [[...documents, "--out", "x"], "diff has no option --out"],
    [[...documents, "--root", ""], "--root is empty"],
  ])("%j is wrong usage: exit 2", async (args, message) => {
    const { code, out, err } = await diffIn("/", args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("error WF8001");
    expect(err).toContain(message);
  });

  it("understands every flag, and leaves its own to itself", () => {
    const flags = ["--root", "A", "--root", "B", "--format", "markdown", "--fail-on", "minor"];
    expect(parseCommand(["diff", "a.yaml", "b.yaml", ...flags])).toEqual({
      kind: "diff",
      old: "a.yaml",
      new: "b.yaml",
      roots: ["A", "B"],
      format: "markdown",
      failOn: "minor",
    });
    expect(parseCommand(["generate", "--fail-on", "major"])).toMatchObject({ kind: "usage-error" });
  });
});
