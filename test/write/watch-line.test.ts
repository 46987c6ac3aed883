/** What `--watch` shows on a terminal while nothing changes. */
import { expect, it } from "vitest";
import { parseCommand } from "../../generator/cli/arguments/arguments.js";
import { watch } from "../../generator/cli/generate/watch.js";
import { nodeTerminal } from "../../generator/cli/terminal.js";
import { makeShop, whole } from "../diff/shop-runs.js";

/** The terminal's output until files are watched; then the run is ended as by Ctrl+C. */
async function shown(...flags: readonly string[]): Promise<string> {
  const { folder } = await makeShop();
  const command = parseCommand([...whole, "--watch", ...flags]);
  if (command.kind !== "generate") throw new Error("another command");
  let text = "";
  const write = (part: string) => void (text += part);
  const env = { TERM: "xterm", NO_COLOR: "1" };
  const stream = { isTTY: true, write };
  const terminal = nodeTerminal({
    stdin: {},
    stdout: stream,
    stderr: stream,
    env,
  } as unknown as NodeJS.Process);
  const before = process.listeners("SIGINT");
  const watching = watch(command, folder, terminal);
  const end = process.listeners("SIGINT").find((listener) => !before.includes(listener));
  end!("SIGINT");
  expect(await watching).toBe(0);
  return text;
}

it("says that it watches, and how to end it", async () => {
  expect(await shown()).toMatch(/wrote \d+ files in out in [^]*watching 1 file; Ctrl\+C ends it$/);
});

it("says nothing of it with --quiet", async () => {
  expect(await shown("--quiet")).not.toContain("watching");
});
