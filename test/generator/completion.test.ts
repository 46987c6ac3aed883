/** `wireform completion`: the scripts know the same as the parser, and shells can run them. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { completionScript } from "../../generator/cli/arguments/completion.js";
import { commands } from "../../generator/cli/arguments/commands.js";
import { formats, options } from "../../generator/cli/arguments/options.js";

const hasShell = (shell: string) => spawnSync(shell, ["--version"]).status === 0;

describe.each(["bash", "zsh", "fish"] as const)("for %s", (shell) => {
  it("names every command, every option and every word", () => {
    const script = completionScript(shell);
    const flag = shell === "fish" ? "-l " : "--";
    for (const name of Object.keys(commands)) expect(script).toContain(name);
    for (const name of Object.keys(options))
      if (name !== "version") expect(script).toContain(`${flag}${name}`);
    expect(script).toContain(formats.join(" "));
  });

  it.runIf(hasShell(shell))("is a script of that shell", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "wireform-completion-"));
    const file = path.join(folder, "script");
    await writeFile(file, completionScript(shell));
    const { status, stderr } = spawnSync(shell, ["-n", file], { encoding: "utf8" });
    await rm(folder, { recursive: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

describe.runIf(hasShell("bash"))("in bash", () => {
  /** The proposals for the last word. */
  async function complete(...words: string[]): Promise<readonly string[]> {
    const script = `${completionScript("bash")}
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      _wireform
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await promisify(execFile)("bash", ["-c", script, "bash", ...words]);
    return stdout.split("\n").filter((line) => line !== "");
  }

  it("proposes commands, their options and their words", async () => {
    expect(await complete("wireform", "")).toEqual(Object.keys(commands));
    expect(await complete("wireform", "in")).toEqual(["init"]);
    expect(await complete("wireform", "explain", "WF300")).toContain("WF3005");
    expect(await complete("wireform", "help", "gen")).toEqual(["generate"]);
    expect(await complete("wireform", "completion", "")).toEqual(["bash", "zsh", "fish"]);
    const flags = [...commands.generate.options, "help"].map((name) => `--${name}`);
    expect(await complete("wireform", "generate", "--")).toEqual(flags);
    expect(await complete("wireform", "generate", "a.yaml", "--so")).toEqual(["--source-only"]);
    expect(await complete("wireform", "init", "--")).toEqual(["--name", "--out", "--help"]);
    expect(await complete("wireform", "--")).toEqual(["--help", "--version"]);
  });

  it("proposes the words of an option, also behind =", async () => {
    expect(await complete("wireform", "generate", "--format", "")).toEqual(formats);
    expect(await complete("wireform", "generate", "--format", "s")).toEqual(["sarif"]);
    expect(await complete("wireform", "generate", "--format", "=", "j")).toEqual(["json"]);
    expect(await complete("wireform", "generate", "--format", "=")).toEqual(formats);
  });

  it("leaves paths to the shell", async () => {
    expect(await complete("wireform", "generate", "")).toEqual([]);
    expect(await complete("wireform", "generate", "--out", "")).toEqual([]);
    expect(await complete("wireform", "generate", "-o", "")).toEqual([]);
    expect(await complete("wireform", "generate", "a.yaml", "--overlay", "-")).toEqual([]);
  });
});
