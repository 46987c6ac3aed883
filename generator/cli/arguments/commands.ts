import type { OptionName } from "./options.js";

const own = {
  generate: {
    argument: "DOCUMENT",
    help: "write a package from wireform.yaml, or from one DOCUMENT into --out DIR",
    about: `Reads OpenAPI documents (3.0, 3.1, 3.2, Swagger 2.0; YAML or JSON) and writes a TypeScript package.
Without DOCUMENT, the wireform.yaml of this folder says what to read and where to write.`,
    examples: [
      ["wireform generate", "every client of wireform.yaml"],
      ["wireform generate openapi.yaml -o sdk", "one document, no wireform.yaml"],
      ["wireform generate --check", "for CI: exit 1 if the committed package is out of date"],
      ["wireform generate --watch", "while you edit the document"],
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
  lint: {
    argument: "DOCUMENT",
    help: "say what is wrong with DOCUMENT, or with the documents of wireform.yaml",
    about: `Reads OpenAPI documents as generate does, prints all errors and warnings, and writes nothing. Exits
with 1 if there are errors. What wireform.yaml ignores is left out.`,
    examples: [
      ["wireform lint openapi.yaml", "what is wrong with it"],
      ["wireform lint --max-warnings 0", "for CI: exit 1 if there are warnings, too"],
      ["wireform lint --format sarif", "for code scanning; json: a line for each"],
    ],
    options: ["max-warnings", "overlay", "root", "verbose", "format"],
  },
  fetch: {
    argument: [],
    help: "download the documents that wireform.yaml names by URL",
    about: `Downloads each \`document: https://...\` of wireform.yaml to a copy, and writes the copy's SHA-256
into wireform.yaml: commit both. No other command uses the network.`,
    examples: [
      ["wireform fetch", "then: wireform generate"],
      ["wireform fetch --check", "exit 1 if a document at a URL has changed"],
    ],
    options: ["check", "format"],
  },
  diff: {
    argument: "OLD NEW",
    help: "say what a change of a document means for callers: types, bytes, semver",
    about: `Compares two documents, and says what the change means for code that calls the old one. It reads no
wireform.yaml: documents are compared as they stand, for all who call them. What a change means for
your package, with its overlays, filters and names, is what generate reports.`,
    examples: [
      ["wireform diff old.yaml new.yaml", "every change, the most severe first"],
      ["wireform diff main:openapi.yaml openapi.yaml", "since a revision of git"],
      ["wireform diff old.yaml new.yaml --fail-on major", "exit 1 if callers would break"],
      ["wireform diff old.yaml new.yaml --format markdown", "for a pull request"],
    ],
    options: ["root", "format", "fail-on"],
  },
  init: {
    argument: "DOCUMENT",
    help: "write a first wireform.yaml for DOCUMENT",
    about: `Writes a wireform.yaml with one client into this folder. An existing one is left alone.
Without DOCUMENT it looks for openapi.yaml, openapi.json, swagger.json and the like, or asks you.`,
    examples: [
      ["wireform init openapi.yaml", "then: wireform generate"],
      ["wireform init openapi.yaml --name shop -o packages/shop", "with your own names"],
    ],
    options: ["name", "out"],
  },
  migrate: {
    argument: "CONFIG",
    help: "write wireform.yaml from a configuration of orval, hey-api or kubb",
    about: `Reads CONFIG, which runs its code, and writes a wireform.yaml that does the same. It says what is
done in another way, and what has no like. Without CONFIG it takes the one in this folder.`,
    examples: [
      ["wireform migrate", "then: wireform generate"],
      ["wireform migrate web/orval.config.ts", "of another folder"],
    ],
    options: [],
  },
  mock: {
    argument: "DOCUMENT",
    help: "answer requests as a document says, with examples, on a port of this machine",
    about: `Serves DOCUMENT for front ends and tests: each request is checked, and answered with the document's
examples or made ones. It prints a line for each request, with what is wrong with it and where
DOCUMENT says so, and reads DOCUMENT again when it changes. Without DOCUMENT it serves a client of
wireform.yaml, with its overlays and filters.`,
    examples: [
      ["wireform mock openapi.yaml", "on http://127.0.0.1:4010"],
      ["wireform mock openapi.yaml --port 8080 --cors", "for a page in a browser"],
      ["wireform mock openapi.yaml --stateful", "with what was created before"],
      ["wireform mock openapi.yaml --validate report", "answers wrong requests, too"],
    ],
    options: ["client", "port", "host", "seed", "stateful", "validate", "partial", "delay", "cors"],
  },
  conform: {
    argument: "DOCUMENT",
    help: "call a server, and say where its answers differ from a document",
    about: `Calls the operations of DOCUMENT at --base-url, with the document's examples and made values, and
judges the answers: status, Content-Type, required headers, body. Exits with 1 if one differs. Only
GET and HEAD are called unless --methods says otherwise, and no other server: redirects are answers.
Without DOCUMENT, a client of wireform.yaml says what is called, with its overlays and filters.`,
    examples: [
      ["wireform conform openapi.yaml --base-url http://localhost:8080", "what only reads"],
      ["wireform conform openapi.yaml --base-url http://localhost --methods all", "writes too"],
      ["wireform conform openapi.yaml --base-url http://localhost --format junit", "for CI"],
    ],
    options: [
      "client",
      "base-url",
      "header",
      "methods",
      "count",
      "seed",
      "rate",
      "timeout",
      "format",
    ],
  },
  report: {
    argument: "DOCUMENT",
    help: "print an issue with the part of a document that shows a fault, texts blanked",
    about: `Generates DOCUMENT, and looks for the smallest document with the same errors or, without errors, the
same warnings. Prints it as Markdown for an issue, with the versions of wireform and Node. Texts,
examples and servers are blank, and nothing is sent anywhere.`,
    examples: [
      ["wireform report openapi.yaml", "the smallest document with its errors"],
      ["wireform report openapi.yaml --operation getOrder", "what is generated for it is wrong"],
    ],
    options: ["operation"],
  },
  eject: {
    argument: "MODULE",
    help: "take over a module of a package's runtime, to change it; without MODULE, list them",
    about: `Makes a file of src/runtime/ yours: \`generate\` leaves your changes in it, and merges those of new
versions of wireform. MODULE is a name of the list, or the path of the file.`,
    examples: [
      ["wireform eject", "the modules of the package, and what each does"],
      ["wireform eject send/retry", "then: edit src/runtime/send/retry.ts"],
      ["wireform eject --merge send/retry", "after a conflict: both sides, for you to choose"],
      ["wireform eject --undo send/retry", "wireform's again"],
    ],
    options: ["out", "undo", "merge", "force"],
  },
  explain: {
    argument: "CODE",
    help: "say what a diagnostic code means and what to do; without CODE, list them",
    about: "Every diagnostic has a code, such as WF3005. A code never changes its meaning.",
    examples: [
      ["wireform explain WF3005", "meaning, reason, example and what to do"],
      ["wireform explain", "a list of all codes"],
    ],
    options: [],
  },
  completion: {
    argument: ["bash", "zsh", "fish"],
    help: "print a script that completes commands and options in a shell",
    about: "Prints the script to stdout. Run it from the start file of your shell.",
    examples: [
      ['eval "$(wireform completion bash)"', "in ~/.bashrc"],
      ['eval "$(wireform completion zsh)"', "in ~/.zshrc"],
      ["wireform completion fish | source", "in ~/.config/fish/config.fish"],
    ],
    options: [],
  },
} as const satisfies Readonly<Record<string, CommandFacts>>;

const commandsWithHelp = Object.keys(own) as readonly (keyof typeof own)[];

/** The commands with their arguments and options. Every command also has `help` and `version`. */
export const commands = {
  ...own,
  help: {
    argument: commandsWithHelp,
    help: "show what a command does, and its options",
    about: "The same as COMMAND --help.",
    examples: [["wireform help generate", "its options and examples"]],
    options: [],
  },
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type CommandName = keyof typeof commands;

export interface CommandFacts {
  /**
   * What the command's argument is: a file, two files, the code of a diagnostic, the configuration of
   * another generator, a module of the runtime, or one of a few words.
   */
  readonly argument: "DOCUMENT" | "OLD NEW" | "CODE" | "CONFIG" | "MODULE" | readonly string[];
  /** One line for the list of commands. */
  readonly help: string;
  /** The start of the command's own help, in whole sentences. */
  readonly about: string;
  /** Command lines, with what each is for. */
  readonly examples: readonly (readonly [line: string, why: string])[];
  readonly options: readonly OptionName[];
}

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}
