import { commands, type CommandFacts, type CommandName } from "./commands.js";
import { options, type Option, type OptionName } from "./options.js";

/** The output of `wireform` and `wireform --help`: the commands, and where to read more. */
export const usage = `wireform: TypeScript packages of typed requests from OpenAPI documents

usage:
${rows(Object.entries<CommandFacts>(commands).map(([name, facts]) => [usageLine(name, facts), facts.help]))}
options:
${describeOptions(["help", "version"])}
begin with:
${rows([
  ["wireform generate openapi.yaml -o sdk", "a package from one document"],
  ["wireform init openapi.yaml", "a wireform.yaml, for several documents and more options"],
  ["wireform help generate", "the options of a command, with examples"],
])}
exit: 0 done (warnings allowed), 1 the input or the output has errors, 2 wrong usage,
70 a bug of wireform
`;

/** The output of `wireform help COMMAND` and `wireform COMMAND --help`. */
export function commandUsage(name: CommandName): string {
  const facts: CommandFacts = commands[name];
  const parts = [
    `wireform ${name}: ${facts.help}\n`,
    `${facts.about}\n`,
    `usage:\n  ${usageLine(name, facts)}${facts.options.length > 0 ? " [OPTIONS]" : ""}\n`,
    `examples:\n${rows(facts.examples)}`,
    `options:\n${describeOptions([...facts.options, "help"])}`,
  ];
  return parts.join("\n");
}

/** A command with its arguments: `wireform diff OLD NEW`. */
export function usageLine(name: string, { argument }: CommandFacts): string {
  if (name === "help") return "wireform help [COMMAND]";
  const isNeeded = argument === "OLD NEW" || typeof argument !== "string" || name === "report";
  const word = typeof argument === "string" ? argument : argument.join("|");
  return `wireform ${name} ${isNeeded ? word : `[${word}]`}`.trimEnd();
}

function describeOptions(names: readonly OptionName[]): string {
  return rows(
    names.map((name) => {
      const { value, short, help }: Option = options[name];
      const argument = value === undefined ? "" : ` ${typeof value === "string" ? value : "WORD"}`;
      return [`${short === undefined ? "    " : `-${short}, `}--${name}${argument}`, help];
    }),
  );
}

/** Two columns. */
function rows(lines: readonly (readonly [left: string, right: string])[]): string {
  const width = Math.max(...lines.map(([left]) => left.length));
  return lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join("");
}
