/** Help, made of the table of commands. */
import type { CliCommand, CliFlag, CommandTable } from "./command-table.js";
import { optionsOf } from "./common-options.js";

/** @param group `null`: of the whole program */
export function helpOf(given: CommandTable, group: string | null): string {
  const { program, title, prefix, server, commands } = given;
  const shown = commands.filter((command) => group === null || command.group === group);
  const groups = new Map<string | null, CliCommand[]>();
  for (const command of shown) {
    const key = command.group ?? null;
    groups.set(key, [...(groups.get(key) ?? []), command]);
  }
  const parts = Array.from(groups, ([name, list]) => {
    const rows = list.map((command): Row => [callOf(command), summaryOf(command)]);
    return `${name ?? "without a group"}:\n${table(rows)}`;
  });
  const environment: Row[] = [
    ...(given.isByScheme ? given.schemes.map((name) => schemeRow(prefix, name)) : []),
    [
      `${prefix}_TOKEN`,
      given.isByScheme
        ? "without these: one credential, sent by each operation as its own scheme says"
        : "the credential: a key, a token, or user:password",
    ],
    [`${prefix}_BASE_URL`, `another server than ${server}`],
  ];
  return `${title}

usage: ${program} ${group ?? "GROUP"} COMMAND [FLAGS]

${parts.join("\n")}
environment:
${table(environment)}
${program} ${group ?? "GROUP"} COMMAND --help tells the flags of a command.
${program} completion bash|zsh|fish prints a script for your shell, ${program} --version the version.
`;
}

/** The environment variable for the credential of one scheme. */
export function variableOf(prefix: string, scheme: string): string {
  return `${prefix}_${scheme.replace(/\W+/g, "_").toUpperCase()}`;
}

const schemeRow = (prefix: string, scheme: string): Row => [
  variableOf(prefix, scheme),
  `the credential of the scheme ${scheme}`,
];

export function commandHelp(table_: CommandTable, command: CliCommand): string {
  const { flags = [], summary = callOf(command), description } = command;
  const positional = flags.filter(({ isPositional }) => isPositional);
  const words = positional.map(({ name }) => ` ${name.toUpperCase()}`).join("");
  const own = flags.map((flag): Row => [
    `--${flag.name}${flag.isMap ? ".NAME" : ""}${flagWord(flag)}`,
    aboutOf(flag),
  ]);
  const common = optionsOf(command).map(([name, { value, help, only }]): Row => {
    const types = only === "answerTypes" ? command[only]! : [];
    return [
      `--${name}${value === undefined ? "" : ` ${value}`}`,
      [help, ...(types.length > 0 ? [types.join(", ")] : [])].join(": "),
    ];
  });
  return `${summaryOf({ ...command, summary })}
${description === undefined ? "" : `\n${wrapped(description)}\n`}
usage: ${table_.program} ${callOf(command)}${words} [FLAGS]
${own.length === 0 ? "" : `\nflags:\n${table(own)}`}
common flags:
${table(common)}`;
}

const callOf = ({ group, name }: CliCommand) => (group === undefined ? name : `${group} ${name}`);

const summaryOf = ({ summary = "", deprecated }: CliCommand) =>
  deprecated ? `(deprecated) ${summary}` : summary;

function flagWord({ kind, words, isNullable }: CliFlag): string {
  if (kind === "boolean") return isNullable ? "[=null]" : "";
  const word = words === undefined || words.length > 6 ? kind.toUpperCase() : words.join("|");
  return ` ${word}${isNullable ? "|null" : ""}`;
}

function aboutOf(flag: CliFlag): string {
  const { help = "", isRequired, isList, words = [], deprecated, default: usual } = flag;
  const notes = [
    ...(isRequired ? ["required"] : []),
    ...(usual === undefined ? [] : [`default: ${usual}`]),
    ...(isList ? ["may be repeated"] : []),
    ...(words.length > 6 ? [words.join(", ")] : []),
  ];
  const noted = notes.length > 0 ? `(${notes.join("; ")})` : "";
  return [deprecated ? "(deprecated)" : "", help, noted].filter(Boolean).join(" ");
}

/** In lines that a terminal shows whole. */
function wrapped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/(.{1,90})(?: |$)/g, "$1\n")
    .trimEnd();
}

type Row = readonly [name: string, text: string];

function table(rows: readonly Row[]): string {
  const width = Math.min(46, Math.max(0, ...rows.map(([name]) => name.length)));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`.trimEnd() + "\n").join("");
}
