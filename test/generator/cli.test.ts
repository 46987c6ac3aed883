import { describe, expect, it } from "vitest";
import { run } from "../../generator/cli/run.js";
import { parseCommand } from "../../generator/cli/arguments/arguments.js";
import { nodeTerminal } from "../../generator/cli/terminal.js";
import { commands, type CommandFacts } from "../../generator/cli/arguments/commands.js";
import { options } from "../../generator/cli/arguments/options.js";
import { usage } from "../../generator/cli/arguments/usage.js";
import { readUserText } from "../docs/pages.js";
import { runIn } from "./run-in.js";

describe("the command line", () => {
  it.each([
    [["--check"], "for example: wireform generate --check"],
    [["openapi.yaml"], "wireform generate openapi.yaml --out DIR"],
    [["https://example.com/openapi"], "wireform generate https://example.com/openapi --out DIR"],
    [["help", "generat"], "did you mean generate?"],
    [["explain", "WF3055"], "did you mean WF3005?"],
    [["explain", "WF3005", "WF3006"], "explain takes one code"],
    [["diff", "a.yaml", "--chek"], "see wireform help diff"],
    [["generate", "--check=yes"], "--check: write nothing"],
    [["generate", "-o"], "error WF8001: --out needs a value"],
    [["generate", "--out", "--check"], "error WF8001: --out needs a value"],
    [["generate", "--check=yes"], "error WF8001: --check takes no value"],
    [
      ["generate", "a.yaml", "--output", "x"],
      "there is no option --output\n      did you mean --out?",
    ],
    [["generate", "-x"], "there is no option -x\n      see wireform help generate"],
    [["generate", "-o"], "--out DIR: the folder to write the package to"],
    [["generat"], "did you mean generate?"],
    [["generate", "--chek"], "did you mean --check?"],
    [["generate", "--out"], "--out"],
    [["generate", "a.yaml"], "--out DIR is missing"],
    [["generate", "--out", "x"], "--out goes with a document"],
    [["generate", "a.yaml", "b.yaml", "--out", "x"], "generate takes one document"],
    [["generate", "--overlay", "x"], "--overlay goes with a document"],
    [["generate", "a.yaml", "--out", "x", "--overlay", ""], "--overlay is empty"],
    [["diff", "--name", "x"], "diff has no option --name"],
    [["init", "--check"], "init has no option --check"],
    [["init", "a.yaml", "b.yaml"], "init takes one document"],
    [["init", "a.yaml", "--name", "A b"], `a package can't be called "A b"`],
    [["generate", "a.yaml", "--out", "b", "--name", "fs"], "a package can't be called fs"],
    [["generate", "--name", "shop"], "--name goes with a document"],
    [["completion", "powershell"], "there is no completion for powershell"],
    [["completion"], "completion takes one shell"],
    [["completion", "bahs"], "did you mean bash?"],
    [["diff", "a", "b", "--fail-on", "majr"], "did you mean major?"],
    [["diff", "a", "b", "--format", "jsn"], "did you mean json?"],
    [["-o", "sdk", "--name", "shop"], "for example: wireform generate -o sdk --name shop"],
    [["generate", "--check", "--dry-run"], "exclude each other"],
    [["generate", "--quiet", "--verbose"], "exclude each other"],
    [["generate", "--watch", "--check"], "--watch writes"],
    [["generate", "--format", "xml"], "choose one of human, json, github, sarif"],
    [["generate", "--format", "serif"], "did you mean sarif?"],
  ])("%j is wrong usage: exit 2", async (args, message) => {
    const { code, out, err } = await runIn("/", args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("error WF8001");
    expect(err).toContain(message);
  });

  it("tells its usage and its version", async () => {
    for (const args of [[], ["--help"], ["-h"], ["help"]])
      expect(await runIn("/", args)).toEqual({ code: 0, out: usage, err: "" });
    expect((await runIn("/", ["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(Object.keys(commands))(
    "tells what %s does, with its options and examples",
    async (name) => {
      const { code, out, err } = await runIn("/", ["help", name]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(await runIn("/", [name, "--help"])).toEqual({ code, out, err });
      const { options: own, examples }: CommandFacts = commands[name as keyof typeof commands];
      for (const option of own) expect(out).toContain(`--${option}`);
      for (const [line, why] of examples) {
        expect(out).toContain(`  ${line} `);
        expect(out).toContain(`  ${why}\n`);
      }
      // Every example that runs our command can be parsed.
      for (const [line] of examples)
        if (line.startsWith("wireform ") && !line.includes("|"))
          expect(parseCommand(line.split(" ").slice(1)).kind, line).toBe(line.split(" ")[1]);
      for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(100);
    },
  );

  it("has no option that no command takes, or that the docs don't name", async () => {
    const facts: readonly CommandFacts[] = Object.values(commands);
    const taken = new Set<string>(facts.flatMap((command) => command.options));
    const own = Object.keys(options).filter((name) => name !== "help" && name !== "version");
    expect(own.filter((name) => !taken.has(name))).toEqual([]);
    const text = await readUserText();
    expect(own.filter((name) => !text.includes(`\`--${name}`))).toEqual([]);
  });

  it("takes short options", () => {
    const command = parseCommand(["generate", "a.yaml", "-q", "-o", "sdk"]);
    expect(command).toMatchObject({ kind: "generate", out: "sdk", detail: "quiet" });
    expect(parseCommand(["generate", "a.yaml", "-osdk"])).toMatchObject({ out: "sdk" });
    expect(parseCommand(["-v"])).toEqual({ kind: "version", isVerbose: false });
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
      docs: "docs/diagnostics.md#wf2001",
    });
  });

  it("understands every flag", () => {
    const flags =
      "--out D --name shop --check --source-only --partial --schema --force --update-names --root A --root B " +
      "--overlay O --overlay P --verbose";
    expect(parseCommand(["generate", "d.yaml", ...flags.split(" ")])).toEqual({
      kind: "generate",
      document: "d.yaml",
      out: "D",
      name: "shop",
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
    expect(fake(true, { NO_COLOR: "" }).terminal.colour).toBe(true);
  });

  it.each<[string, Record<string, string>, { isTTY: boolean; colour: boolean }]>([
    ["a pipe", { FORCE_COLOR: "1" }, { isTTY: false, colour: true }],
    ["a pipe", { FORCE_COLOR: "" }, { isTTY: false, colour: true }],
    ["NO_COLOR", { FORCE_COLOR: "3", NO_COLOR: "1" }, { isTTY: true, colour: true }],
    ["a dumb terminal", { FORCE_COLOR: "true", TERM: "dumb" }, { isTTY: true, colour: true }],
    ["a screen", { FORCE_COLOR: "0" }, { isTTY: true, colour: false }],
    ["a screen", { FORCE_COLOR: "false" }, { isTTY: true, colour: false }],
  ])("FORCE_COLOR beats %s: %j", (_, env, { isTTY, colour }) => {
    const { terminal, written } = fake(isTTY, env);
    expect(terminal).toMatchObject({ colour, outColour: colour });
    terminal.progress("reading");
    // Even with colours: a line that is overwritten is only for a screen.
    expect(written.length).toBe(isTTY && env["TERM"] !== "dumb" ? 1 : 0);
  });

  it("is plain where the terminal is dumb", () => {
    const { terminal, written } = fake(true, { TERM: "dumb" });
    terminal.progress("reading");
    expect(terminal).toMatchObject({ colour: false, outColour: false });
    expect(written).toEqual([]);
  });
});
