import type { Shell } from "./arguments.js";
import { codes } from "../../diagnostics/codes.js";
import { commands, type CommandFacts } from "./commands.js";
import { options, type Option, type OptionName } from "./options.js";

/** A completion script for a shell, made from the same table as the parser. */
export function completionScript(shell: Shell): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell]();
}

const everyCommand = Object.entries<CommandFacts>(commands);
const commandNames = everyCommand.map(([name]) => name).join(" ");

/** The options of a command, including `help`. */
function optionsOf(command: CommandFacts): readonly [name: string, option: Option][] {
  const names: readonly OptionName[] = [...command.options, "help"];
  return names.map((name) => [name, options[name]]);
}

/** The words that a command takes as its argument; `null` if it takes files. */
function wordsOf({ argument }: CommandFacts): string | null {
  if (argument === "CODE") return Object.keys(codes).toSorted().join(" ");
  return typeof argument === "string" ? null : argument.join(" ");
}

/** Works in bash 3.2 too. If it proposes nothing, `-o default` completes paths. */
function bashScript(): string {
  const flags = everyCommand.map(([name, command]) => {
    const words = optionsOf(command).map(([option]) => `--${option}`);
    return `    ${name}) words="${words.join(" ")}" ;;`;
  });
  const words = everyCommand.flatMap(([name, command]) => {
    const own = wordsOf(command);
    return own === null ? [] : [`    ${name}) words="${own}" ;;`];
  });
  const values = Object.entries<Option>(options).flatMap(([name, { value, short }]) => {
    if (value === undefined) return [];
    const proposed = typeof value === "string" ? "" : value.join(" ");
    const flag = short === undefined ? `--${name}` : `-${short} | --${name}`;
    return [`    ${flag}) words="${proposed}"; isValue=1 ;;`];
  });
  return `# bash completion of wireform: eval "$(wireform completion bash)"
_wireform() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"
  local command="" words="" isValue="" i
  # Bash makes three words of --format=json.
  if [[ $current == "=" ]]; then
    current=""
  elif [[ $previous == "=" ]]; then
    previous="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case " ${commandNames} " in
    *" \${COMP_WORDS[i]} "*) command="\${COMP_WORDS[i]}" && break ;;
    esac
  done
  case "$previous" in
${values.join("\n")}
  esac
  if [[ -z $isValue && $current == -* ]]; then
    case "$command" in
${flags.join("\n")}
    *) words="--help --version" ;;
    esac
  elif [[ -z $isValue ]]; then
    case "$command" in
    "") words="${commandNames}" ;;
${words.join("\n")}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -o bashdefault -F _wireform wireform
`;
}

function zshScript(): string {
  const listed = everyCommand.map(([name, { help }]) => `    ${quoted(`${name}:${help}`)}`);
  const cases = everyCommand.map(([name, command]) => {
    const own = wordsOf(command);
    const specs = optionsOf(command).map(([option, { value, short, multiple, help }]) => {
      const text = `[${help.replace(/[[\]:\\]/g, "\\$&")}]${zshValue(value)}`;
      if (short === undefined) return quoted(`${multiple === true ? "*" : ""}--${option}${text}`);
      return `'(-${short} --${option})'{-${short},--${option}}${quoted(text)}`;
    });
    specs.push(quoted(`*:argument:${own === null ? "_files" : `(${own})`}`));
    return `    ${name})\n      _arguments ${specs.join(" \\\n        ")} ;;`;
  });
  return `#compdef wireform
# zsh completion of wireform: eval "$(wireform completion zsh)"
_wireform() {
  local -a commands=(
${listed.join("\n")}
  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
${cases.join("\n")}
  esac
}
compdef _wireform wireform
`;
}

function zshValue(value: Option["value"]): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return `:word:(${value.join(" ")})`;
  if (value === "DIR") return ":folder:_files -/";
  return value === "FILE" ? ":file:_files" : `:${value.toLowerCase()}:`;
}

function fishScript(): string {
  const lines = everyCommand.flatMap(([name, command]) => {
    const own = wordsOf(command);
    const seen = `complete -c wireform -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c wireform -n __fish_use_subcommand -f -a ${name} -d ${quoted(command.help)}`,
      ...optionsOf(command).map(([option, { value, short, help }]) => {
        const letter = short === undefined ? "" : ` -s ${short}`;
        return `${seen}${letter} -l ${option}${fishValue(value)} -d ${quoted(help)}`;
      }),
      ...(own === null ? [] : [`${seen} -f -a ${quoted(own)}`]),
    ];
  });
  return `# fish completion of wireform: wireform completion fish | source\n${lines.join("\n")}\n`;
}

function fishValue(value: Option["value"]): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return ` -x -a ${quoted(value.join(" "))}`;
  if (value === "DIR") return " -x -a '(__fish_complete_directories)'";
  return value === "FILE" ? " -r -F" : " -x";
}

/** Between single quotes, everything but a single quote is literal. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
