/** The options that each command takes. */
import type { CliCommand } from "./command-table.js";

interface CommonOption {
  readonly type: "string" | "boolean";
  readonly value?: string;
  readonly help: string;
  /**
   * Only of operations whose lists come in pages, or that have a body, or a body or an answer of
   * several media types.
   */
  readonly only?: "pages" | "body" | "bodyTypes" | "answerTypes";
  /** What is said of other operations. */
  readonly lack?: string;
}

export const commonOptions: Readonly<Record<string, CommonOption>> = {
  data: {
    type: "string",
    value: "JSON",
    help: "the body: JSON, @file, or - for what is piped in; flags add to it",
    only: "body",
    lack: "has no body",
  },
  "content-type": {
    type: "string",
    value: "TYPE",
    help: "the media type of --data; else its file's extension tells it",
    only: "bodyTypes",
    lack: "has no choice of media types",
  },
  accept: {
    type: "string",
    value: "TYPE",
    help: "the media type of the answer",
    only: "answerTypes",
    lack: "answers in one media type",
  },
  all: {
    type: "boolean",
    help: "the items of all pages, a line for each",
    only: "pages",
    lack: "doesn't answer with a list in pages",
  },
  output: { type: "string", value: "json|lines|table", help: "how data is printed" },
  "dry-run": { type: "boolean", help: "print the request as a curl command, and send nothing" },
  "base-url": { type: "string", value: "URL", help: "another server" },
  header: { type: "string", value: "NAME:VALUE", help: "a further header; may be repeated" },
  timeout: { type: "string", value: "MS", help: "how long an attempt may take" },
  help: { type: "boolean", help: "this help; so does -h" },
};

/** Those of one command, by their names; `{}`: those of all. */
export function optionsOf(
  command: Partial<CliCommand>,
): readonly [name: string, option: CommonOption][] {
  return Object.entries(commonOptions).filter(
    ([, { only }]) => only === undefined || command[only] !== undefined,
  );
}

export const outputs = ["json", "lines", "table"] as const;

export type Output = (typeof outputs)[number];
