import { parseCommand } from "./arguments/arguments.js";
import type { Terminal } from "./terminal.js";
import { commandUsage, usage } from "./arguments/usage.js";

/** 0 done, 1 the input or the output has errors, 2 usage error, 70 a bug in wireform. */
export type ExitCode = 0 | 1 | 2 | 70;

/** Runs a command line in a folder. It never throws. */
export async function run(
  args: readonly string[],
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const command = parseCommand(args);
  try {
    switch (command.kind) {
      case "help":
        terminal.out(command.of === null ? usage : commandUsage(command.of));
        return 0;
      case "version":
        if (command.isVerbose) {
          const { environmentLines } = await import("./report/environment.js");
          terminal.out(`${environmentLines().join("\n")}\n`);
        } else terminal.out(`${(await import("../host/package-root.js")).version}\n`);
        return 0;
      case "usage-error":
        terminal.err(`error WF8001: ${command.message}\n`);
        if (command.hint !== null) terminal.err(`      ${command.hint}\n`);
        return 2;
      case "generate": {
        if (command.watch)
          return await (await import("./generate/watch.js")).watch(command, cwd, terminal);
        const { runGenerate } = await import("./generate/generate-run.js");
        return (await runGenerate(command, cwd, terminal)).exitCode;
      }
      case "init": {
        const { initCommand } = await import("./init-command.js");
        return await initCommand(command, cwd, terminal);
      }
      case "migrate": {
        const { migrateCommand } = await import("./migrate/migrate-command.js");
        return await migrateCommand(command, cwd, terminal);
      }
      case "lint":
        return await (await import("./lint-command.js")).lintCommand(command, cwd, terminal);
      case "fetch":
        return await (await import("./fetch-command.js")).fetchCommand(command, cwd, terminal);
      case "mock": {
        const { mockCommand } = await import("./mock/mock-command.js");
        return await mockCommand(command, cwd, terminal);
      }
      case "conform": {
        const { conformCommand } = await import("./conform/conform-command.js");
        return await conformCommand(command, cwd, terminal);
      }
      case "report": {
        const { reportCommand } = await import("./report/report-command.js");
        return await reportCommand(command, cwd, terminal);
      }
      case "eject":
        return await (await import("./eject-command.js")).ejectCommand(command, cwd, terminal);
      case "explain":
        return (await import("./explain-command.js")).explainCommand(command, terminal);
      case "completion": {
        const { completionScript } = await import("./arguments/completion.js");
        terminal.out(completionScript(command.shell));
        return 0;
      }
      case "diff": {
        const { diffCommand } = await import("./diff-command.js");
        return await diffCommand(command, cwd, terminal);
      }
    }
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.err(
      `error WF9001: this is a bug of wireform: please report it; wireform report DOCUMENT makes one\n${stack}\n`,
    );
    return 70;
  }
}
