import type { parseArgs } from "node:util";
import { importExtensions } from "../../4-plan/import-extension.js";
import { levels } from "../../diff/verdicts/finding.js";

/** How diagnostics may be printed. */
export const formats = ["human", "json", "github", "sarif"] as const;
export type Format = (typeof formats)[number];

/** What becomes of requests that break a rule of the document. */
export const requestChecks = ["refuse", "report"] as const;
export type RequestCheck = (typeof requestChecks)[number];

/** All options, in one table: the parser, `--help` and shell completion use it. */
export const options = {
  out: {
    type: "string",
    short: "o",
    value: "DIR",
    help: "the folder to write the package to",
  },
  name: {
    type: "string",
    value: "NAME",
    help: "the name of the package",
  },
  check: {
    type: "boolean",
    help: "write nothing; exit 1 if files would change, and say which",
  },
  "dry-run": { type: "boolean", help: "write nothing; list what would change" },
  watch: { type: "boolean", help: "run again whenever a file that was read changes" },
  "source-only": {
    type: "boolean",
    help: "write TypeScript sources only (no dist/); exports then point at src/",
  },
  "import-extension": {
    type: "string",
    value: importExtensions,
    help: "how imports in src/ end: none, js, ts; usually as tsconfig.json asks",
  },
  partial: {
    type: "boolean",
    help: "leave out operations with errors, list them; generate: exit 1",
  },
  schema: { type: "boolean", help: "also write schema.ts, the types of openapi-typescript" },
  overlay: {
    type: "string",
    value: "FILE",
    multiple: true,
    help: "apply this OpenAPI Overlay to DOCUMENT first; may be repeated",
  },
  client: {
    type: "string",
    value: "NAME",
    help: "which client of wireform.yaml, where it has several",
  },
  root: {
    type: "string",
    value: "DIR",
    multiple: true,
    help: "allow $refs to read from this folder too; may be repeated",
  },
  force: { type: "boolean", help: "overwrite files that were edited by hand" },
  "update-names": {
    type: "boolean",
    help: "rename everything, and ignore the names in wireform.lock",
  },
  quiet: { type: "boolean", short: "q", help: "print errors only" },
  verbose: {
    type: "boolean",
    help: "print each step with its duration, each file, each place of a warning",
  },
  format: {
    type: "string",
    value: formats,
    help: "human (default), json, github, sarif; diff: markdown; conform: junit",
  },
  "fail-on": {
    type: "string",
    value: levels,
    help: "exit 1 if there is a change of this level or above: major, minor or patch",
  },
  "max-warnings": {
    type: "string",
    value: "NUMBER",
    help: "exit 1 if there are more warnings than this",
  },
  port: { type: "string", value: "NUMBER", help: "the port to listen on (4010); 0: any free one" },
  host: { type: "string", value: "NAME", help: "the address to listen on (127.0.0.1)" },
  seed: { type: "string", value: "NUMBER", help: "another number gives other examples" },
  delay: { type: "string", value: "NUMBER", help: "milliseconds before each answer" },
  stateful: { type: "boolean", help: "keep what is created: read, change, list and delete it" },
  cors: { type: "boolean", help: "let pages of any origin call it" },
  validate: {
    type: "string",
    value: requestChecks,
    help: "requests that break a rule: refuse them (default), or only report them",
  },
  "base-url": { type: "string", value: "URL", help: "the server to call, and no other" },
  header: {
    type: "string",
    value: "TEXT",
    multiple: true,
    help: 'send this with each request: "Authorization: Bearer ..."; may be repeated',
  },
  methods: {
    type: "string",
    value: "LIST",
    help: "the methods to call: GET,HEAD (default), GET,POST for example, or all",
  },
  count: { type: "string", value: "NUMBER", help: "different requests for each operation (3)" },
  rate: { type: "string", value: "NUMBER", help: "at most so many requests a second (10)" },
  timeout: { type: "string", value: "NUMBER", help: "milliseconds for each answer (10000)" },
  operation: { type: "string", value: "NAME", help: "only the operation with this operationId" },
  undo: { type: "boolean", help: "give the module back to wireform" },
  merge: {
    type: "boolean",
    help: "merge this version's changes into the module; conflicts get git's marks",
  },
  help: { type: "boolean", short: "h", help: "show what a command does, and its options" },
  version: {
    type: "boolean",
    short: "v",
    help: "show wireform's version; with --verbose, Node's too",
  },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

export interface Option {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** The kind of value: a path, a name, a number, or one of a few words. */
  readonly value?: "DIR" | "FILE" | "NAME" | "NUMBER" | "URL" | "TEXT" | "LIST" | readonly string[];
  readonly help: string;
}

export function isRepeatable(name: string): boolean {
  return name in options && (options as Readonly<Record<string, Option>>)[name]!.multiple === true;
}

/** The values on a command line, by option. */
export type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];
