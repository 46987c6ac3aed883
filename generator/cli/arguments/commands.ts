import type { OptionName } from "./options.js";

const own = {
  generate: {
    argument: "DOCUMENT",
    help: "every client in wireform.yaml, or one DOCUMENT into --out DIR",
    about: `Reads OpenAPI documents (3.0, 3.1, 3.2, Swagger 2.0; YAML or JSON) and writes a TypeScript package.
Without DOCUMENT, wireform.yaml of this folder says what is read and written.`,
    examples: [
      ["wireform generate", "what wireform.yaml says"],
      ["wireform generate openapi.yaml -o sdk", "one document, no wireform.yaml"],
      ["wireform generate --check", "for CI: is what is committed what would be written?"],
      ["wireform generate --watch", "while the document is written"],
    ],
    options: [
      "out",
      "name",
      "check",
      "dry-run",
      "source-only",
      "import-extension",
      "partial",
      "schema",
      "overlay",
      "root",
      "force",
      "watch",
      "quiet",
      "verbose",
      "update-names",
      "format",
    ],
  },
  fetch: {
    argument: [],
    help: "copy the documents of wireform.yaml that stand at URLs",
    about: `Downloads what stands at each \`document: https://...\` of wireform.yaml into a copy, and writes its
SHA-256 into wireform.yaml: commit both. No other command asks the network.`,
    examples: [
      ["wireform fetch", "then: wireform generate"],
      ["wireform fetch --check", "exit 1 if another document stands there by now"],
    ],
    options: ["check", "format"],
  },
  diff: {
    argument: "OLD NEW",
    help: "what a change of a document does to callers: types, bytes, semver",
    about:
      "Compares two documents, and tells what code that calls the old one meets with the new one.",
    examples: [
      ["wireform diff old.yaml new.yaml", "every change, the most severe first"],
      ["wireform diff old.yaml new.yaml --fail-on major", "exit 1 if callers would break"],
      ["wireform diff old.yaml new.yaml --format markdown", "for a pull request"],
    ],
    options: ["root", "format", "fail-on"],
  },
  init: {
    argument: "DOCUMENT",
    help: "write a first wireform.yaml for DOCUMENT",
    about: `Writes a wireform.yaml with one client into this folder. One that is there stays as it is.
Without DOCUMENT: openapi.yaml, openapi.json, swagger.json and their like, or you are asked.`,
    examples: [
      ["wireform init openapi.yaml", "then: wireform generate"],
      ["wireform init openapi.yaml --name shop -o packages/shop", "with names of your own"],
    ],
    options: ["name", "out"],
  },
  explain: {
    argument: "CODE",
    help: "what a code means, and what to do about it; without CODE, a list",
    about: "Diagnostics have codes, such as WF3005. They never change their meaning.",
    examples: [
      ["wireform explain WF3005", "meaning, reason, example and remedy"],
      ["wireform explain", "a list of all codes"],
    ],
    options: [],
  },
  completion: {
    argument: ["bash", "zsh", "fish"],
    help: "print a script that completes commands and options in a shell",
    about: "The script goes to stdout; the shell's own start file runs it.",
    examples: [
      ['eval "$(wireform completion bash)"', "in ~/.bashrc"],
      ['eval "$(wireform completion zsh)"', "in ~/.zshrc"],
      ["wireform completion fish | source", "in ~/.config/fish/config.fish"],
    ],
    options: [],
  },
} as const satisfies Readonly<Record<string, CommandFacts>>;

const commandsWithHelp = Object.keys(own) as readonly (keyof typeof own)[];

/** The commands, what stands behind them, and their options; every one has `help` and `version`. */
export const commands = {
  ...own,
  help: {
    argument: commandsWithHelp,
    help: "show what a command does and takes",
    about: "The same as COMMAND --help.",
    examples: [["wireform help generate", "its options, with examples"]],
    options: [],
  },
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type CommandName = keyof typeof commands;

export interface CommandFacts {
  /** A file, two, the code of a diagnostic, or one of a few words. */
  readonly argument: "DOCUMENT" | "OLD NEW" | "CODE" | readonly string[];
  /** A line. */
  readonly help: string;
  /** What its own help says first: whole sentences. */
  readonly about: string;
  /** Command lines, and what each is for. */
  readonly examples: readonly (readonly [line: string, why: string])[];
  readonly options: readonly OptionName[];
}

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}
