import { parseArgs } from "node:util";
import { readConformCommand, type ConformCommand } from "./conform-arguments.js";
import { readDiffCommand, type DiffCommand } from "./diff-arguments.js";
import { commands, isCommand, type CommandName } from "./commands.js";
import { readEjectCommand, type EjectCommand } from "./eject-arguments.js";
import { readFormat, readGenerateCommand, type GenerateCommand } from "./generate-arguments.js";
import { readLintCommand, type LintCommand } from "./lint-arguments.js";
import { readMockCommand, type MockCommand } from "./mock-arguments.js";
import { readReportCommand, type ReportCommand } from "./report-arguments.js";
import { readWord } from "./read-word.js";
import { isRepeatable, options, type Format, type Values } from "./options.js";
import {
  hasOption,
  missingCommand,
  noCommand,
  usageError,
  wrongOption,
  type UsageError,
} from "./usage-error.js";
import { whyNoPackageName } from "../../config/package-name.js";

/** A parsed command line. */
export type Command =
  | HelpCommand
  | VersionCommand
  | GenerateCommand
  | InitCommand
  | CompletionCommand
  | ExplainCommand
  | LintCommand
  | FetchCommand
  | DiffCommand
  | MockCommand
  | ConformCommand
  | ReportCommand
  | EjectCommand
  | MigrateCommand
  | UsageError;

export interface VersionCommand {
  readonly kind: "version";
  /** Also of Node and the platform. */
  readonly isVerbose: boolean;
}

export interface InitCommand {
  readonly kind: "init";
  /** `null`: not given; at a terminal, the command asks for it. */
  readonly document: string | null;
  /** The name of the package. */
  readonly name: string | null;
  readonly out: string | null;
}

export interface MigrateCommand {
  readonly kind: "migrate";
  /** `null`: whichever is in the folder. */
  readonly file: string | null;
}

export interface HelpCommand {
  readonly kind: "help";
  /** `null`: help for all commands. */
  readonly of: CommandName | null;
}

export interface ExplainCommand {
  readonly kind: "explain";
  /** `null`: all codes. */
  readonly code: string | null;
}

export interface FetchCommand {
  readonly kind: "fetch";
  /** Compare without writing. */
  readonly checks: boolean;
  readonly format: Format;
}

export interface CompletionCommand {
  readonly kind: "completion";
  readonly shell: Shell;
}

export type Shell = (typeof commands)["completion"]["argument"][number];

/** Parses the command line. Anything unknown is an error: nothing is guessed. */
export function parseCommand(args: readonly string[]): Command {
  if (args.length === 0) return { kind: "help", of: null };
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
  } catch (error) {
    return wrongOption((error as Error).message, args);
  }
  const { values, positionals } = parsed;
  const once = parsed.tokens.flatMap((token) =>
    token.kind === "option" && !isRepeatable(token.name) ? [token.name] : [],
  );
  const repeated = once.find((name, i) => once.indexOf(name) < i);
  if (repeated !== undefined) return usageError(`--${repeated} is given twice`, "give it once");
  const [command, ...rest] = positionals;
  if (command !== undefined && !isCommand(command)) return noCommand(command);
  if (values.help === true) return { kind: "help", of: command ?? null };
  if (values.version === true) return { kind: "version", isVerbose: values.verbose === true };
  const given = Object.keys(values);
  if (command === undefined) return missingCommand(given, args);
  const foreign = given.find((name) => !hasOption(command, name));
  if (foreign !== undefined)
    return usageError(`${command} has no option --${foreign}`, `see wireform help ${command}`);
  for (const name of ["out", "root", "overlay"] as const)
    if ([values[name]].flat().includes(""))
      return usageError(
        `--${name} is empty`,
        `it names a ${name === "overlay" ? "file" : "folder"}`,
      );
  const refusal = values.name === undefined ? null : whyNoPackageName(values.name);
  if (refusal !== null) return usageError(refusal.message, refusal.hint);
  return readers[command](values, rest);
}

const readers: Readonly<Record<CommandName, (values: Values, rest: readonly string[]) => Command>> =
  {
    generate: readGenerateCommand,
    diff: readDiffCommand,
    init: initCommand,
    migrate: migrateCommand,
    completion: completionCommand,
    explain: explainCommand,
    lint: readLintCommand,
    fetch: fetchCommand,
    mock: readMockCommand,
    conform: readConformCommand,
    report: readReportCommand,
    eject: readEjectCommand,
    help: helpCommand,
  };

function initCommand(values: Values, documents: readonly string[]): Command {
  const [document = null, ...more] = documents;
  if (more.length > 0)
    return usageError("init takes one document", "add further clients to wireform.yaml by hand");
  return { kind: "init", document, name: values.name ?? null, out: values.out ?? null };
}

function migrateCommand(_: Values, files: readonly string[]): Command {
  const [file = null, ...more] = files;
  if (more.length > 0)
    return usageError("migrate takes one configuration", `wireform migrate ${file}`);
  return { kind: "migrate", file };
}

function completionCommand(_: Values, [word = "", ...more]: readonly string[]): Command {
  const shells = commands.completion.argument;
  if (word === "" || more.length > 0)
    return usageError("completion takes one shell", `choose one of ${shells.join(", ")}`);
  const shell = readWord(word, shells, `there is no completion for ${word}`);
  return typeof shell === "string" ? { kind: "completion", shell } : shell;
}

function fetchCommand(values: Values, words: readonly string[]): Command {
  if (words.length > 0)
    return usageError(
      "fetch takes no document",
      "wireform.yaml names them: `document: https://...`",
    );
  const format = readFormat(values);
  if (typeof format !== "string") return format;
  return { kind: "fetch", checks: values.check === true, format };
}

function explainCommand(_: Values, words: readonly string[]): Command {
  const [code = null, ...more] = words;
  if (more.length > 0) return usageError("explain takes one code", `wireform explain ${code}`);
  return { kind: "explain", code };
}

function helpCommand(_: Values, words: readonly string[]): Command {
  const [name = null, ...more] = words;
  if (more.length > 0) return usageError("help takes one command", `wireform help ${name}`);
  if (name !== null && !isCommand(name)) return noCommand(name);
  return { kind: "help", of: name };
}
