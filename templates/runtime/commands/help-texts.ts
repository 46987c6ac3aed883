/** Help and completion, made of the table of commands. */
import type { CliCommand, CliFlag, CommandTable } from "./command-table.js";
import { optionsOf, outputs } from "./common-options.js";

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

/** What may come next, one word in each line. @param words behind the program, the last one not yet whole */
export function complete({ commands }: CommandTable, words: readonly string[]): readonly string[] {
  const current = words[words.length - 1] ?? "";
  const before = words.slice(0, -1).filter((word) => !word.startsWith("-"));
  const command = findCommand(commands, before)?.command;
  if (command === undefined) return matching(namesBehind(commands, before), current);
  const previous = words[words.length - 2];
  const flag = command.flags?.find(({ name }) => `--${name}` === previous);
  const values = flag?.words ?? commonValues(previous, command);
  if (values !== undefined) return matching(values, current);
  const flags = [
    ...(command.flags ?? []).map(({ name }) => name),
    ...optionsOf(command).map(([name]) => name),
  ];
  return current.startsWith("-")
    ? matching(
        flags.map((name) => `--${name}`),
        current,
      )
    : [];
}

function commonValues(
  flag: string | undefined,
  command: CliCommand,
): readonly string[] | undefined {
  if (flag === "--output") return outputs;
  if (flag === "--accept") return command.answerTypes;
  return flag === "--content-type" ? command.bodyTypes : undefined;
}

/** The command that words name, and the words behind its name. */
export function findCommand(
  commands: readonly CliCommand[],
  words: readonly string[],
): { readonly command: CliCommand; readonly rest: readonly string[] } | undefined {
  const [first, second] = words;
  const inGroup = commands.find(({ group, name }) => group === first && name === second);
  if (inGroup !== undefined) return { command: inGroup, rest: words.slice(2) };
  const alone = commands.find(({ group, name }) => group === undefined && name === first);
  return alone && { command: alone, rest: words.slice(1) };
}

/** The words that may stand behind others: groups and commands. */
export function namesBehind(
  commands: readonly CliCommand[],
  [group, ...more]: readonly string[],
): readonly string[] {
  if (more.length > 0) return [];
  if (group !== undefined)
    return commands.filter((one) => one.group === group).map(({ name }) => name);
  return [...new Set(commands.map((one) => one.group ?? one.name)), "completion", "help"];
}

function matching(words: readonly string[], start: string): readonly string[] {
  return words.filter((word) => word.startsWith(start));
}

/** Each shell asks the program itself what may come next. */
export const shells: Readonly<Record<string, (program: string) => string>> = {
  bash: (
    program,
  ) => `_${plainWord(program)}() { COMPREPLY=($(${program} --complete "\${COMP_WORDS[@]:1:COMP_CWORD}")); }
complete -o default -F _${plainWord(program)} ${program}
`,
  zsh: (program) => `#compdef ${program}
_${plainWord(program)}() { compadd -- $(${program} --complete "\${words[@]:1:$((CURRENT - 1))}") || _files; }
compdef _${plainWord(program)} ${program}
`,
  fish: (
    program,
  ) => `complete -c ${program} -a '(${program} --complete (commandline -opc)[2..] (commandline -ct))'
`,
};

const plainWord = (program: string) => program.replace(/\W/g, "_");

const callOf = ({ group, name }: CliCommand) => (group === undefined ? name : `${group} ${name}`);

const summaryOf = ({ summary = "", deprecated }: CliCommand) =>
  deprecated ? `(deprecated) ${summary}` : summary;

function flagWord({ kind, words }: CliFlag): string {
  if (kind === "boolean") return "";
  return ` ${words === undefined || words.length > 6 ? kind.toUpperCase() : words.join("|")}`;
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
