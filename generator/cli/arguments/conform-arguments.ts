import { didYouMean } from "../../diagnostics/suggest.js";
import type { Values } from "./options.js";
import { readCount } from "./read-count.js";
import { readWanted } from "./read-wanted.js";
import { readWord } from "./read-word.js";
import { usageError, type UsageError } from "./usage-error.js";

/** How a conformance report may be printed. */
export const conformFormats = ["human", "json", "junit"] as const;
export type ConformFormat = (typeof conformFormats)[number];

export interface ConformCommand {
  readonly kind: "conform";
  /** `null`: that of `wireform.yaml`. */
  readonly document: string | null;
  /** Which client of `wireform.yaml`; `null`: its only one. */
  readonly client: string | null;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Sent with each request. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Upper case; `null`: all. */
  readonly methods: readonly string[] | null;
  /** Different requests for each operation. */
  readonly count: number;
  readonly seed: number;
  /** Requests a second, at most. */
  readonly rate: number;
  /** For each answer, in milliseconds. */
  readonly timeout: number;
  readonly format: ConformFormat;
}

export function readConformCommand(
  values: Values,
  documents: readonly string[],
): ConformCommand | UsageError {
  const wanted = readWanted("conform", values, documents);
  if ("kind" in wanted) return wanted;
  const baseUrl = readBaseUrl(values["base-url"]);
  if (typeof baseUrl !== "string") return baseUrl;
  const headers = (values.header ?? []).map(readHeader);
  if (!headers.every((header) => header !== null))
    return usageError("--header is a name and a value", '--header "Authorization: Bearer ..."');
  const methods = readMethods(values.methods);
  if (methods !== null && "kind" in methods) return methods;
  const count = readCount(values.count, 3, 1000, 1);
  if (count === null) return usageError("--count is a number from 1 to 1000", "--count 3");
  const seed = readCount(values.seed, 1, 2 ** 32 - 1);
  if (seed === null) return usageError("--seed is a whole number", "--seed 7");
  const rate = readCount(values.rate, 10, 1000, 1);
  if (rate === null) return usageError("--rate is a number from 1 to 1000", "--rate 10");
  const timeout = readCount(values.timeout, 10_000, 600_000, 1);
  if (timeout === null) return usageError("--timeout is in milliseconds", "--timeout 10000");
  const { format: word = "human" } = values;
  const format = readWord(word, conformFormats, `conform has no format ${word}`);
  if (typeof format !== "string") return format;
  const numbers = { count, seed, rate, timeout };
  return { kind: "conform", ...wanted, baseUrl, headers, methods, ...numbers, format };
}

function readBaseUrl(text: string | undefined): string | UsageError {
  const hint = "--base-url http://localhost:8080/v1";
  if (text === undefined) return usageError("conform needs --base-url", hint);
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    return usageError("--base-url is no http or https URL", hint);
  const { username, password, search, hash, href } = new URL(text);
  if (username !== "" || password !== "")
    return usageError("--base-url has credentials", '--header "Authorization: Basic ..."');
  if (search !== "" || hash !== "") return usageError("--base-url ends with its path", hint);
  return href.replace(/\/+$/, "");
}

function readHeader(text: string): readonly [name: string, value: string] | null {
  const [, name, value] =
    /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/.exec(text) ?? [];
  return name === undefined ? null : [name.toLowerCase(), value!];
}

const known = ["GET", "HEAD", "OPTIONS", "QUERY", "POST", "PUT", "PATCH", "DELETE"];

/** Only what reads, unless the user says otherwise: a server's data may be someone's. */
function readMethods(list = "GET,HEAD"): readonly string[] | null | UsageError {
  if (list === "all") return null;
  const methods = list.split(",").map((word) => word.trim().toUpperCase());
  const unknown = methods.find((method) => !known.includes(method));
  if (unknown === undefined) return methods;
  return usageError(
    `--methods has no ${unknown === "" ? "empty words" : unknown}`,
    didYouMean(unknown, known) ?? `a list of ${known.join(", ")}, or all`,
  );
}
