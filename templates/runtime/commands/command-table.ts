/** What the generated code says about a command line: one command for each operation, as data. */
import type { Client } from "../client/client.js";
import type { SendOptions } from "../client/options.js";
import type { HttpRequest } from "../encode/operation.js";

/** A command line of one client. */
export interface CommandTable {
  /** How it is called. */
  readonly program: string;
  readonly title: string;
  /** The document's version. */
  readonly apiVersion: string;
  /** The start of the names of its environment variables: `MY_API`. */
  readonly prefix: string;
  /** The server that requests go to unless told otherwise. */
  readonly server: string;
  /** The security schemes for which it can send credentials. */
  readonly schemes: readonly string[];
  /** One credential for all of them isn't enough: operations would send it as different schemes. */
  readonly isByScheme?: true;
  readonly commands: readonly CliCommand[];
}

export interface CliCommand {
  /** The group of its tag; none: it is called without one. */
  readonly group?: string;
  readonly name: string;
  readonly summary?: string;
  /** The first paragraph of what else the document says of it. */
  readonly description?: string;
  readonly deprecated?: true;
  readonly build: (input: never) => HttpRequest;
  /** For lists that come in pages. */
  readonly pages?: (client: Client, input: never, options?: SendOptions) => AsyncIterable<unknown>;
  /** Makes values of the user's types of an input as JSON has it. */
  readonly received?: (input: unknown) => unknown;
  readonly flags?: readonly CliFlag[];
  /** What `--data` is. */
  readonly body?: CliBody;
  /** Where `--data` may be of several media types: these. The first is the default, unless it is a range. */
  readonly bodyTypes?: readonly string[];
  /** Where the answer may be of several media types: these. The first is the default. */
  readonly answerTypes?: readonly string[];
}

/** `json`: an object, to which flags add. */
export type CliBody = "json" | "text" | "bytes";

export interface CliFlag {
  /** As it is typed, without the dashes: `amount.value`. */
  readonly name: string;
  /** Where its value is in the input: `["body", "amount", "value"]`. */
  readonly at: readonly string[];
  /** `json`: JSON, or `@file`; `file`: the path of a file. */
  readonly kind: "string" | "integer" | "number" | "boolean" | "json" | "file";
  /** It may be given more than once. */
  readonly isList?: true;
  /** It has further names behind a dot: `metadata.order`. */
  readonly isMap?: true;
  readonly isRequired?: true;
  /** `null` as its value is null. */
  readonly isNullable?: true;
  /** It may be given without its name, in the order of the path. */
  readonly isPositional?: true;
  readonly words?: readonly string[];
  /** Where only the file's own media type tells which one its part has: those that it may be. */
  readonly types?: readonly string[];
  readonly help?: string;
  readonly deprecated?: true;
  /** What servers take where it isn't given, as the document has it. */
  readonly default?: string;
}

/** What a command line needs of its platform. */
export interface CliPlatform {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `parseArgs` of `node:util`. */
  readonly parseArgs: (config: ParseConfig) => Parsed;
  readFile(path: string): Promise<Uint8Array>;
  /** The package's version. */
  version?(): Promise<string>;
  /** All of what is piped in. */
  readInput(): Promise<Uint8Array>;
  out(text: string | Uint8Array): void;
  err(text: string): void;
  /** For tests: replaces `fetch`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

export interface ParseConfig {
  readonly args: string[];
  readonly options: Record<string, { type: "string" | "boolean"; multiple?: boolean }>;
  readonly allowPositionals: true;
  readonly strict: true;
}

export interface Parsed {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
