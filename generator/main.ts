#!/usr/bin/env node
import { parseCommand, usage } from "./cli/arguments.js";
import { nodeTerminal } from "./cli/terminal.js";

process.exitCode = await main(process.argv.slice(2));

/** Runs the command line; gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const terminal = nodeTerminal(process);
  const command = parseCommand(args);
  switch (command.kind) {
    case "help":
      terminal.out(usage);
      return 0;
    case "version":
      terminal.out(`${(await import("./package-root.js")).version}\n`);
      return 0;
    case "wrong":
      terminal.err(
        `error WF8001: ${command.message}\n${command.hint ? `      ${command.hint}\n` : ""}`,
      );
      return 2;
    case "generate":
      try {
        const { generateCommand } = await import("./cli/generate-command.js");
        return await generateCommand(command, process.cwd(), terminal);
      } catch (error) {
        const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
        terminal.err(
          `error WF9001: a bug of wireform; please report it with the document\n${stack}\n`,
        );
        return 70;
      }
  }
}
