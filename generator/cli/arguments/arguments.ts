import { parseArgs } from "node:util";
import { importExtensions, type ImportExtension } from "../../4-plan/import-extension.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { readDiffCommand, type DiffCommand } from "./diff-arguments.js";
import { commands, isCommand, type CommandName } from "./commands.js";
import { formats, isRepeatable, options, type Format } from "./options.js";
import type { Detail } from "../generate/steps.js";
import {
  hasOption,
  missingCommand,
  noCommand,
  wrong,
  wrongOption,
  type Wrong,
} from "./usage-error.js";
import { whyNoPackageName } from "../../config/package-name.js";

/** What the command line asks for. */
export type Command =
  | HelpCommand
  | { readonly kind: "version" }
  | GenerateCommand
  | InitCommand
  | CompletionCommand
  | ExplainCommand
  | FetchCommand
  | DiffCommand
  | Wrong;

export interface GenerateCommand {
  readonly kind: "generate";
  /** `null`: the clients of `wireform.yaml`. */
  readonly document: string | null;
  readonly out: string | null;
  /** The package's; `null`: after the document's title. */
  readonly name: string | null;
  readonly mode: "write" | "check" | "dry-run";
  readonly sourceOnly: boolean;
  /** `undefined`: what the configuration says, or what is usual. */
  readonly importExtension: ImportExtension | undefined;
  readonly partial: boolean;
  readonly schema: boolean;
  readonly force: boolean;
  readonly updateNames: boolean;
  readonly overlays: readonly string[];
  readonly roots: readonly string[];
  readonly format: Format;
  readonly detail: Detail;
  readonly watch: boolean;
}

export interface InitCommand {
  readonly kind: "init";
  /** `null`: asked for, where somebody is there to answer. */
  readonly document: string | null;
  /** The package's. */
  readonly name: string | null;
  readonly out: string | null;
}

export interface HelpCommand {
  readonly kind: "help";
  /** `null`: of all commands. */
  readonly of: CommandName | null;
}

export interface ExplainCommand {
  readonly kind: "explain";
  /** `null`: all codes. */
  readonly code: string | null;
}

export interface FetchCommand {
  readonly kind: "fetch";
  /** Nothing is written. */
  readonly checks: boolean;
  readonly format: Format;
}

export interface CompletionCommand {
  readonly kind: "completion";
  readonly shell: Shell;
}

export type Shell = (typeof commands)["completion"]["argument"][number];

/** Understands the command line; what it does not understand is told, never guessed. */
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
  if (repeated !== undefined) return wrong(`--${repeated} stands twice`, null);
  const [command, ...rest] = positionals;
  if (command !== undefined && !isCommand(command)) return noCommand(command);
  if (values.help === true) return { kind: "help", of: command ?? null };
  if (values.version === true) return { kind: "version" };
  const given = Object.keys(values);
  if (command === undefined) return missingCommand(given);
  const foreign = given.find((name) => !hasOption(command, name));
  if (foreign !== undefined)
    return wrong(`${command} has no --${foreign}`, `see wireform help ${command}`);
  for (const name of ["out", "root", "overlay"] as const)
    if ([values[name]].flat().includes(""))
      return wrong(`--${name} names no ${name === "overlay" ? "file" : "folder"}`, null);
  const refusal = values.name === undefined ? null : whyNoPackageName(values.name);
  if (refusal !== null) return wrong(refusal.message, refusal.hint);
  return readers[command](values, rest);
}

const readers: Readonly<Record<CommandName, (values: Values, rest: readonly string[]) => Command>> =
  {
    generate: generateCommand,
    diff: readDiffCommand,
    init: initCommand,
    completion: completionCommand,
    explain: explainCommand,
    fetch: fetchCommand,
    help: helpCommand,
  };

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];

function generateCommand(values: Values, documents: readonly string[]): Command {
  const [document = null, ...more] = documents;
  if (more.length > 0)
    return wrong("one document at a time", "several are listed in wireform.yaml");
  const format = readFormat(values);
  if (typeof format !== "string") return format;
  const extension = readExtension(values);
  if (typeof extension === "object") return extension;
  if (values.check === true && values["dry-run"] === true)
    return wrong("--check and --dry-run exclude each other", null);
  const watch = values.watch === true;
  if (watch && (values.check === true || values["dry-run"] === true))
    return wrong("--watch writes: it goes with neither --check nor --dry-run", null);
  if (values.quiet === true && values.verbose === true)
    return wrong("--quiet and --verbose exclude each other", null);
  if (document !== null && values.out === undefined)
    return wrong(
      "--out DIR is missing: where to write the package",
      `wireform generate ${document} -o sdk`,
    );
  if (document === null && values.out !== undefined)
    return wrong("--out goes with a document", "wireform.yaml has `output`");
  if (document === null && values.name !== undefined)
    return wrong("--name goes with a document", "wireform.yaml has `package: { name }`");
  if (document === null && values.overlay !== undefined)
    return wrong("--overlay goes with a document", "wireform.yaml has `overlays` per client");
  return {
    kind: "generate",
    document,
    out: values.out ?? null,
    name: values.name ?? null,
    mode: values.check === true ? "check" : values["dry-run"] === true ? "dry-run" : "write",
    sourceOnly: values["source-only"] === true,
    importExtension: extension,
    partial: values.partial === true,
    schema: values.schema === true,
    force: values.force === true,
    updateNames: values["update-names"] === true,
    overlays: values.overlay ?? [],
    roots: values.root ?? [],
    format,
    detail: values.quiet === true ? "quiet" : values.verbose === true ? "verbose" : "normal",
    watch,
  };
}

function readFormat({ format: word = "human" }: Values): Format | Wrong {
  const format = formats.find((format) => format === word);
  if (format !== undefined) return format;
  const hint = didYouMean(word, formats) ?? `there are ${formats.join(", ")}`;
  return wrong(`there is no format ${word}`, hint);
}

function readExtension({ "import-extension": word }: Values): ImportExtension | Wrong | undefined {
  if (word === undefined) return undefined;
  const extension = importExtensions.find((extension) => extension === word);
  if (extension !== undefined) return extension;
  const hint = didYouMean(word, importExtensions) ?? `there are ${importExtensions.join(", ")}`;
  return wrong(`there is no import extension ${word}`, hint);
}

function initCommand(values: Values, documents: readonly string[]): Command {
  const [document = null, ...more] = documents;
  if (more.length > 0) return wrong("one document at a time", "more clients are added by hand");
  return { kind: "init", document, name: values.name ?? null, out: values.out ?? null };
}

function completionCommand(_: Values, [word = "", ...more]: readonly string[]): Command {
  const shells = commands.completion.argument;
  const shell = shells.find((shell) => shell === word);
  if (shell === undefined || more.length > 0)
    return wrong("completion takes a shell", `there are ${shells.join(", ")}`);
  return { kind: "completion", shell };
}

function fetchCommand(values: Values, words: readonly string[]): Command {
  if (words.length > 0)
    return wrong("fetch takes no document", "wireform.yaml has them: `document: https://...`");
  const format = readFormat(values);
  if (typeof format !== "string") return format;
  return { kind: "fetch", checks: values.check === true, format };
}

function explainCommand(_: Values, words: readonly string[]): Command {
  const [code = null, ...more] = words;
  if (more.length > 0) return wrong("one code at a time", `wireform explain ${code}`);
  return { kind: "explain", code };
}

function helpCommand(_: Values, words: readonly string[]): Command {
  const [name = null, ...more] = words;
  if (more.length > 0) return wrong("one command at a time", `wireform help ${name}`);
  if (name !== null && !isCommand(name)) return noCommand(name);
  return { kind: "help", of: name };
}
