import { importExtensions } from "../../4-plan/import-extension.js";
import { levels } from "../../diff/verdicts/finding.js";

/** How diagnostics may be printed. */
export const formats = ["human", "json", "github", "sarif"] as const;
export type Format = (typeof formats)[number];

/** Every option, once: what the parser reads, `--help` says and shells complete. */
export const options = {
  out: {
    type: "string",
    short: "o",
    value: "DIR",
    help: "the folder of the package",
  },
  name: {
    type: "string",
    value: "NAME",
    help: "what the package is called",
  },
  check: {
    type: "boolean",
    help: "write nothing; exit 1 if something would be written, and say what",
  },
  "dry-run": { type: "boolean", help: "write nothing; list what would change" },
  watch: { type: "boolean", help: "run again whenever something that was read changes" },
  "source-only": {
    type: "boolean",
    help: "TypeScript sources alone (no dist/); exports then point at src/",
  },
  "import-extension": {
    type: "string",
    value: importExtensions,
    help: "how imports in src/ end: none (usual with --source-only), js or ts",
  },
  partial: {
    type: "boolean",
    help: "leave faulty operations out, list them, write the rest; still exit 1",
  },
  schema: { type: "boolean", help: "openapi-typescript's schema.ts too" },
  overlay: {
    type: "string",
    value: "FILE",
    multiple: true,
    help: "an OpenAPI Overlay that changes DOCUMENT first; may be repeated",
  },
  root: {
    type: "string",
    value: "DIR",
    multiple: true,
    help: "a further folder from which $refs may read; may be repeated",
  },
  force: { type: "boolean", help: "overwrite files that were edited by hand" },
  "update-names": {
    type: "boolean",
    help: "name everything anew, whatever wireform.lock says",
  },
  quiet: { type: "boolean", short: "q", help: "tell errors only" },
  verbose: {
    type: "boolean",
    help: "tell each step with its duration, each file, each place of a warning",
  },
  format: {
    type: "string",
    value: formats,
    help: "human (default), json, github, sarif; of diff: human, json, markdown",
  },
  "fail-on": {
    type: "string",
    value: levels,
    help: "exit 1 if there is a finding of this level or above: major, minor or patch",
  },
  help: { type: "boolean", short: "h", help: "show what a command does and takes" },
  version: { type: "boolean", short: "v", help: "show wireform's version" },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

export interface Option {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** What the value is: a path, a name, or one of a few words. */
  readonly value?: "DIR" | "FILE" | "NAME" | readonly string[];
  readonly help: string;
}

export function isRepeatable(name: string): boolean {
  return name in options && (options as Readonly<Record<string, Option>>)[name]!.multiple === true;
}
