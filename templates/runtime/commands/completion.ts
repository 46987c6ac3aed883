/** What may come next on a command line, for shells. */
import type { CliCommand, CommandTable } from "./command-table.js";
import { optionsOf, outputs } from "./common-options.js";
import { findCommand, nameFirst, namesBehind, takesNext } from "./find-command.js";

/** What may come next, one word in each line. @param words behind the program, the last one not yet whole */
export function complete({ commands }: CommandTable, words: readonly string[]): readonly string[] {
  const current = words[words.length - 1] ?? "";
  const before = nameFirst(commands, words.slice(0, -1));
  const names = before.slice(
    0,
    [...before, "-"].findIndex((word) => word.startsWith("-")),
  );
  const command = findCommand(commands, names)?.command;
  const previous = words[words.length - 2] ?? "";
  const flag = command?.flags?.find(({ name }) => `--${name}` === previous);
  const values = flag?.words ?? commonValues(previous, command);
  if (values !== undefined) return matching(values, current);
  if (command === undefined && takesNext(previous)) return [];
  if (command === undefined && !current.startsWith("-"))
    return matching(namesBehind(commands, names), current);
  const flags = [
    ...(command?.flags ?? []).map(({ name }) => name),
    ...optionsOf(command ?? {}).map(([name]) => name),
  ];
  return current.startsWith("-")
    ? matching(
        flags.map((name) => `--${name}`),
        current,
      )
    : [];
}

function commonValues(
  flag: string,
  command: Partial<CliCommand> = {},
): readonly string[] | undefined {
  if (flag === "--output") return outputs;
  if (flag === "--accept") return command.answerTypes;
  return flag === "--content-type" ? command.bodyTypes : undefined;
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
