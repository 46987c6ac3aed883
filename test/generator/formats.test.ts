/** `--format github` and `--format sarif`: what services read. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import type AjvDraft4 from "ajv-draft-04";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../generator/cli/run.js";
import { codes } from "../../generator/diagnostics/codes.js";
import { runIn } from "./run-in.js";

const require = createRequire(import.meta.url);
const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json") as object;
const Ajv = require("ajv-draft-04") as typeof AjvDraft4.default;
// The schema's own pattern for languages isn't valid under the `u` flag.
const ajv = new Ajv({ strict: false, formats: fullFormats, unicodeRegExp: false });
const isSarif = ajv.compile(schema);

const cases = path.resolve(import.meta.dirname, "../cases");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wireform-formats-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function generateIn(cwd: string, ...args: string[]) {
  const { code: exitCode, ...printed } = await runIn(cwd, ["generate", ...args]);
  return { exitCode, ...printed };
}

async function copyCase(name: string, target: string): Promise<string> {
  const copy = path.join(folder, target);
  await cp(path.join(cases, name), copy, { recursive: true });
  return copy;
}

async function sarifOf(cwd: string, ...args: string[]) {
  const { out, ...rest } = await generateIn(cwd, ...args, "--format", "sarif");
  const log = JSON.parse(out) as SarifLog;
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  expect(log.runs).toHaveLength(1);
  return { ...rest, run: log.runs[0]! };
}

const toOut = ["openapi.yaml", "--out", "out"];

describe("--format github", () => {
  it("prints a workflow command a diagnostic, from the root of the repository", async () => {
    await mkdir(path.join(folder, "repository", ".git"), { recursive: true });
    const cwd = await copyCase("wf2001-dangling-ref", "repository/api, v:1");
    const { exitCode, out, err } = await generateIn(cwd, ...toOut, "--format", "github");
    expect(exitCode).toBe(1);
    expect(err).toBe("");
    expect(out.split("\n")[0]).toBe(
      "::error file=api%2C v%3A1/openapi.yaml,line=13,endLine=13,col=23,endColumn=53,title=WF2001" +
        "::$ref points at nothing: #/components/schemas/Paymnet" +
        "%0Adid you mean #/components/schemas/Payment?",
    );
  });

  it("lets no document end the command", async () => {
    const cwd = path.join(folder, "hostile");
    await mkdir(cwd);
    const text = '{"openapi": "3.1.0%\\r\\n::warning file=x::y"}';
    await writeFile(path.join(cwd, "openapi.yaml"), text);
    const { out } = await generateIn(cwd, ...toOut, "--format", "github");
    expect(out.trimEnd().split(/[\r\n]/)).toHaveLength(1);
    expect(out).toContain("3.1.0%25%0D%0A::warning file=x::y");
  });
});

describe("--format sarif", () => {
  it("tells each diagnostic with its rule, its region and its fingerprint", async () => {
    const cwd = await copyCase("wf2001-dangling-ref", "dangling");
    const { exitCode, err, run } = await sarifOf(cwd, ...toOut);
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: "" });
    expect(run.invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
    expect(run.results[0]).toEqual({
      ruleId: "WF2001",
      ruleIndex: run.tool.driver.rules.findIndex(({ id }) => id === "WF2001"),
      level: "error",
      message: {
        text:
          "$ref points at nothing: #/components/schemas/Paymnet " +
          "(did you mean #/components/schemas/Payment?)",
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "openapi.yaml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 13, startColumn: 23, endColumn: 53 },
          },
          logicalLocations: [
            {
              fullyQualifiedName:
                "/paths/~1payments/get/responses/200/content/application~1json/schema/$ref",
            },
          ],
        },
      ],
      relatedLocations: [],
      fingerprints: { "wireform/v1": expect.stringMatching(/^[0-9a-f]{32}:1$/) },
    });
  });

  it("names every code as a rule with a help text", async () => {
    const { run } = await sarifOf(await copyCase("wf2001-dangling-ref", "rules"), ...toOut);
    const { rules } = run.tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(Object.keys(codes));
    for (const { help } of rules) expect(help.text).toMatch(/^.{20,}\.$/);
  });

  it("is one document too where there is nothing to report, or only a list of files", async () => {
    const cwd = await copyCase("maps", "maps");
    const dryRun = await sarifOf(cwd, ...toOut, "--dry-run");
    expect(dryRun.err).toContain("missing src/index.ts");
    const { exitCode, run } = await sarifOf(cwd, ...toOut);
    expect({ exitCode, results: run.results }).toEqual({ exitCode: 0, results: [] });
  });

  it.each(["wf3001-repeated-operation-id", "wf3002-path-parameters", "wf8002-config"])(
    "says %s by the letter of the schema",
    async (name) => {
      const cwd = await copyCase(name, name);
      const { run } = await sarifOf(cwd, ...(name.startsWith("wf8002") ? [] : toOut));
      expect(run.results.length).toBeGreaterThan(0);
      const fingerprints = run.results.map((result) => result.fingerprints["wireform/v1"]);
      expect(new Set(fingerprints).size).toBe(fingerprints.length);
    },
  );

  it("keeps fingerprints when lines move", async () => {
    const cwd = await copyCase("wf3002-path-parameters", "moved");
    const before = await sarifOf(cwd, ...toOut);
    const document = path.join(cwd, "openapi.yaml");
    await writeFile(document, `# A new line.\n${await readFile(document, "utf8")}`);
    const after = await sarifOf(cwd, ...toOut);
    const marks = ({ run }: typeof before) => run.results.map(({ fingerprints }) => fingerprints);
    const lines = ({ run }: typeof before) => JSON.stringify(run.results);
    expect(marks(after)).toEqual(marks(before));
    expect(lines(after)).not.toEqual(lines(before));
  });

  it("has what is ignored as suppressed, with the reason; other formats don't tell of it", async () => {
    const cwd = await copyCase("ignore", "ignored");
    const { run } = await sarifOf(cwd);
    const suppressed = run.results.filter(({ suppressions }) => suppressions !== undefined);
    const known = { kind: "external", justification: "the vendor knows" };
    expect(suppressed.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      ["WF2007", [known]],
      ["WF2007", [known]],
      ["WF3005", [{ kind: "external" }]],
    ]);
    // A second run, which only compares, prints the same.
    expect(await sarifOf(cwd)).toMatchObject({ run: { results: run.results } });
    const told = run.results.length - suppressed.length;
    for (const format of ["json", "github"]) {
      const { out } = await generateIn(cwd, "--format", format);
      expect(out.trimEnd().split("\n")).toHaveLength(told);
    }
    const { err } = await generateIn(cwd);
    expect(err).toMatch(new RegExp(`up to date in out, .*, ${told} warnings, 3 ignored\n$`));
  });

  it("says that a run failed by a bug of ours", async () => {
    let out = "";
    const terminal = {
      out: (text: string) => void (out += text),
      err: () => {},
      colour: false,
      progress: () => {
        throw new Error("unforeseen");
      },
    };
    const cwd = await copyCase("maps", "bug");
    expect(await run(["generate", ...toOut, "--format", "sarif"], cwd, terminal)).toBe(70);
    expect((JSON.parse(out) as SarifLog).runs[0]!.invocations).toEqual([
      { executionSuccessful: false, exitCode: 70 },
    ]);
  });
});

interface SarifLog {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly help: { readonly text: string };
        }[];
      };
    };
    readonly invocations: readonly object[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly fingerprints: Record<string, string>;
      readonly suppressions?: readonly object[];
    }[];
  }[];
}
