import {
  commands,
  type CommandFacts,
  type CommandName,
} from "../../../generator/cli/arguments/commands.js";
import { options, type Option, type OptionName } from "../../../generator/cli/arguments/options.js";
import { usageLine } from "../../../generator/cli/arguments/usage.js";
import { code, fenced, table } from "./markdown.js";

/** Every command with its flags, from the tables that `--help` prints. */
export function renderCommands(): string {
  const sections = Object.entries<CommandFacts>(commands).map(([name, facts]) =>
    renderCommand(name as CommandName, facts),
  );
  return sections.join("\n\n");
}

function renderCommand(name: CommandName, facts: CommandFacts): string {
  const { about, examples, options: own } = facts;
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, why]) => `${line.padEnd(width)} # ${why}`);
  return [
    `## wireform ${name}`,
    code(usageLine(name, facts)),
    about.replaceAll("\n", " "),
    fenced("sh", lines.join("\n")),
    ...(own.length === 0 ? [] : [table(["flag", "what it does"], own.map(renderOption))]),
  ].join("\n\n");
}

function renderOption(name: OptionName): readonly string[] {
  const { short, value, help }: Option = options[name];
  const argument = value === undefined ? "" : ` ${typeof value === "string" ? value : "WORD"}`;
  const flag = code(`--${name}${argument}`);
  return [short === undefined ? flag : `${code(`-${short}`)}, ${flag}`, help];
}
