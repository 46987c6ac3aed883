import { describe, expect, it } from "vitest";
import { run } from "../../generator/cli/run.js";
import { parseCommand } from "../../generator/cli/arguments.js";
import { nodeTerminal } from "../../generator/cli/terminal.js";
import { usage } from "../../generator/cli/usage.js";
import { runIn } from "./run-in.js";

describe("the command line", () => {
  it.each([
    [[], "a command is missing"],
    [["generat"], "did you mean generate?"],
    [["generate", "--chek"], "did you mean --check?"],
    [["generate", "--out"], "--out"],
    [["generate", "a.yaml"], "--out DIR is missing"],
    [["generate", "--out", "x"], "--out goes with a document"],
    [["generate", "a.yaml", "b.yaml", "--out", "x"], "one document at a time"],
    [["generate", "--overlay", "x"], "--overlay goes with a document"],
    [["generate", "a.yaml", "--out", "x", "--overlay", ""], "--overlay names no file"],
    [["generate", "--name", "x"], "generate has no --name"],
    [["init", "--check"], "init has no --check"],
    [["init", "a.yaml", "b.yaml"], "one document at a time"],
    [["init", "a.yaml", "--name", "A b"], "A b can't be a client's name"],
    [["completion", "powershell"], "completion takes a shell"],
    [["generate", "--check", "--dry-run"], "exclude each other"],
    [["generate", "--quiet", "--verbose"], "exclude each other"],
    [["generate", "--watch", "--check"], "--watch writes"],
    [["generate", "--format", "xml"], "there are human, json, github, sarif"],
    [["generate", "--format", "serif"], "did you mean sarif?"],
  ])("%j is wrong usage: exit 2", async (args, message) => {
    const { code, out, err } = await runIn("/", args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("error WF8001");
    expect(err).toContain(message);
  });

  it("tells its usage and its version", async () => {
    expect(await runIn("/", ["--help"])).toEqual({ code: 0, out: usage, err: "" });
    expect((await runIn("/", ["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("calls what it did not foresee a bug: exit 70", async () => {
    const terminal = {
      out: () => {},
      err: () => {},
      colour: false,
      progress: () => {
        throw new Error("unforeseen");
      },
    };
    let printed = "";
    terminal.err = ((text: string) => void (printed += text)) as () => void;
    const args = ["generate", "specs/stripe.yaml", "--out", "/tmp/wireform-never-written"];
    expect(await run(args, process.cwd(), terminal)).toBe(70);
    expect(printed).toContain("error WF9001");
    expect(printed).toContain("unforeseen");
  });

  it("prints diagnostics as JSON lines on stdout when asked", async () => {
    const folder = `${import.meta.dirname}/../cases/wf2001-dangling-ref`;
    const args = ["generate", "openapi.yaml", "--out", "out", "--format", "json"];
    const { out, err, code } = await runIn(folder, args);
    expect(code).toBe(1);
    expect(err).toBe("");
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toEqual({
      code: "WF2001",
      severity: "error",
      message: "$ref points at nothing: #/components/schemas/Paymnet",
      file: "openapi.yaml",
      line: 13,
      column: 23,
      pointer: "/paths/~1payments/get/responses/200/content/application~1json/schema/$ref",
      hint: "did you mean #/components/schemas/Payment?",
      related: [],
    });
  });

  it("understands every flag", () => {
    const flags =
      "--out D --check --source-only --partial --schema --force --update-names --root A --root B " +
      "--overlay O --overlay P --verbose";
    expect(parseCommand(["generate", "d.yaml", ...flags.split(" ")])).toEqual({
      kind: "generate",
      document: "d.yaml",
      out: "D",
      mode: "check",
      sourceOnly: true,
      partial: true,
      schema: true,
      force: true,
      updateNames: true,
      overlays: ["O", "P"],
      roots: ["A", "B"],
      format: "human",
      detail: "verbose",
      watch: false,
    });
  });
});

describe("the terminal", () => {
  const fake = (isTTY: boolean, env: Record<string, string>) => {
    const written: string[] = [];
    const stream = { isTTY, write: (text: string) => written.push(text) };
    const terminal = nodeTerminal({
      stdin: stream,
      stdout: stream,
      stderr: stream,
      env,
    } as unknown as NodeJS.Process);
    return { terminal, written };
  };

  it("shows progress and colours to people only", () => {
    const watched = fake(true, {});
    watched.terminal.progress("reading");
    expect(watched.terminal.colour).toBe(true);
    expect(watched.written.join("")).toContain("reading ...");

    const piped = fake(false, {});
    piped.terminal.progress("reading");
    expect(piped.terminal.colour).toBe(false);
    expect(piped.written).toEqual([]);
  });

  it("honours NO_COLOR", () => {
    const { terminal, written } = fake(true, { NO_COLOR: "1" });
    terminal.progress("reading");
    expect(terminal.colour).toBe(false);
    expect(written).toEqual(["reading ..."]);
  });
});
