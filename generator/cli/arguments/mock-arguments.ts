import { type RequestCheck, requestChecks, type Values } from "./options.js";
import { readCount } from "./read-count.js";
import { readWanted } from "./read-wanted.js";
import { readWord } from "./read-word.js";
import { usageError, type UsageError } from "./usage-error.js";

/** Where it listens unless told otherwise. */
export const usualPort = 4010;

export interface MockCommand {
  readonly kind: "mock";
  /** `null`: that of `wireform.yaml`. */
  readonly document: string | null;
  /** Which client of `wireform.yaml`; `null`: its only one. */
  readonly client: string | null;
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  /** Whether what is created is kept. */
  readonly stateful: boolean;
  /** Before each answer, in milliseconds. */
  readonly delay: number;
  /** Whether pages of other origins may call it. */
  readonly cors: boolean;
  readonly validate: RequestCheck;
  /** Whether to serve the operations without errors, where others have some. */
  readonly partial: boolean;
}

export function readMockCommand(
  values: Values,
  documents: readonly string[],
): MockCommand | UsageError {
  const wanted = readWanted("mock", values, documents);
  if ("kind" in wanted) return wanted;
  const port = readCount(values.port, usualPort, 65_535);
  if (port === null) return usageError("--port is a number from 0 to 65535", `--port ${usualPort}`);
  const seed = readCount(values.seed, 1, 2 ** 32 - 1);
  if (seed === null) return usageError("--seed is a whole number", "--seed 7");
  const delay = readCount(values.delay, 0, 600_000);
  if (delay === null)
    return usageError("--delay is a number of milliseconds from 0 to 600000", "--delay 300");
  const { validate: word = "refuse" } = values;
  const validate = readWord(word, requestChecks, `--validate can't be ${word}`);
  if (typeof validate !== "string") return validate;
  const host = values.host ?? "127.0.0.1";
  const stateful = values.stateful === true;
  const cors = values.cors === true;
  const partial = values.partial === true;
  const served = { port, host, seed, stateful, delay, cors, validate, partial };
  return { kind: "mock", ...wanted, ...served };
}
