import { commands, options, type CommandFacts, type Option } from "./options.js";

export const usage = `wireform: typed requests, right on the wire, from OpenAPI documents

usage:
${describeCommands()}
${describeOptions()}exit: 0 done (warnings allowed), 1 the input or the output is not in order, 2 wrong usage,
70 a bug of wireform
`;

/** What `--help` says of the commands: a line each. */
function describeCommands(): string {
  const lines = Object.entries<CommandFacts>(commands).map(([name, { argument, help }]) => {
    const word = typeof argument === "string" ? `[${argument}]` : argument.join("|");
    return `  ${`wireform ${name} ${word}`.padEnd(35)} ${help}\n`;
  });
  return lines.join("");
}

/** What `--help` says of the options, by command: a line each. */
function describeOptions(): string {
  const parts = Object.entries<CommandFacts>(commands).map(([command, { options: names }]) => {
    const lines = names.map((name) => {
      const { value, help }: Option = options[name];
      const argument = value === undefined ? "" : ` ${typeof value === "string" ? value : "WORD"}`;
      return `  ${`--${name}${argument}`.padEnd(15)} ${help}\n`;
    });
    return lines.length === 0 ? "" : `options of ${command}:\n${lines.join("")}\n`;
  });
  return parts.join("");
}
