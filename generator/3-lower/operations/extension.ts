import { child, isRecord, type Node } from "../../2-resolve/node.js";
import type { Reader } from "../../2-resolve/reader.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { ArrayNotation, Dialect, Notation, Nulls } from "../../model/parameter.js";
import type { Dates, Int64, RetryPolicy } from "../../model/api.js";
import {
  arrayNotations,
  arraysOf,
  dialects,
  nullRules,
  refusesArrays,
  usualNotation,
} from "../../model/dialects.js";
import type { FailureSchema } from "../bodies/failures.js";
import type { LowerConfig, Lowering } from "../lowering.js";
import { readRetry } from "./retry.js";
import { checkToken } from "../checks/header-syntax.js";

/** `x-wireform` at the root, on an operation or on a media type: the nearest wins. */
export interface Extension {
  /** `null`: not set. */
  readonly dialect: Dialect | null;
  readonly arrays: ArrayNotation;
  readonly nulls: Nulls;
  readonly idempotencyHeader: string | null;
  /** Whether it is set at this very place: then it holds for any method. */
  readonly namesHeader: boolean;
  /** `null`: not set. */
  readonly errors: FailureSchema | null;
  /** At the root only. */
  readonly int64: Int64;
  /** At the root only. */
  readonly dates: Dates;
  /** Of this very place. */
  /** `undefined`: nothing is said of it. */
  readonly retry: RetryPolicy | false | undefined;
}

export const int64Types: readonly Int64[] = ["number", "bigint"];

export const dateTypes: readonly Dates[] = ["string", "date"];

const members = [
  "dialect",
  "arrays",
  "nulls",
  "idempotencyHeader",
  "errors",
  "retry",
  "pagination",
  "int64",
  "dates",
];

/** Why `arrays: indices` contradicts `dialect: rails`. */
export const rackLists = {
  message: "Rack reads a[0] as a hash, not as a list: the dialect rails has brackets alone",
  hint: "leave `arrays` out",
};

/** The extension of `node` over that of what surrounds it (at the root: over the configuration). */
export function readExtension(node: Node, lowering: Lowering, outer?: Extension): Extension {
  const { config, diagnostics, read } = lowering;
  const extension = child(node, "x-wireform");
  if (extension !== undefined) warnOfUnknownMembers(extension, lowering);
  const dialect = extension && read.choice(extension, "dialect", dialects, "WF3009");
  const arrays = extension && read.choice(extension, "arrays", arrayNotations, "WF3009");
  const nulls = extension && read.choice(extension, "nulls", nullRules, "WF3009");
  const int64 = extension && read.choice(extension, "int64", int64Types, "WF3009");
  const dates = extension && read.choice(extension, "dates", dateTypes, "WF3009");
  if (dialect && arrays && refusesArrays(dialect, arrays))
    diagnostics.report("WF3009", `${extension!.at}/arrays`, rackLists.message, rackLists);
  const header = extension && lowering.read.string(extension, "idempotencyHeader");
  if (header !== undefined) checkToken("a header", header, extension!, lowering);
  const configured = config.errors === undefined ? null : { schema: config.errors, at: null };
  return {
    dialect: dialect ?? outer?.dialect ?? config.dialect ?? null,
    arrays: arrays ?? outer?.arrays ?? config.arrays ?? usualNotation.arrays,
    nulls: nulls ?? outer?.nulls ?? config.nulls ?? usualNotation.nulls,
    idempotencyHeader: header ?? outer?.idempotencyHeader ?? headerForKeys(config),
    namesHeader: header !== undefined,
    errors: errorsOf(extension, read) ?? outer?.errors ?? configured,
    int64: int64 ?? outer?.int64 ?? config.int64 ?? "number",
    dates: dates ?? outer?.dates ?? config.dates ?? "string",
    retry: extension ? readRetry(extension, read, diagnostics, "WF3009") : undefined,
  };
}

function headerForKeys({ idempotencyHeader, idempotencyKeys }: LowerConfig): string | null {
  return idempotencyHeader ?? (idempotencyKeys === true ? "Idempotency-Key" : null);
}

function errorsOf(extension: Node | undefined, read: Reader): FailureSchema | undefined {
  const schema = extension && read.string(extension, "errors");
  return schema === undefined ? undefined : { schema, at: `${extension!.at}/errors` };
}

/** How forms and queries are written. */
export function notationOf({ dialect, arrays, nulls }: Extension): Notation {
  const named = dialect ?? usualNotation.dialect;
  return {
    dialect: named,
    isDialectSaid: dialect !== null,
    arrays: arraysOf(named, arrays),
    nulls,
  };
}

function warnOfUnknownMembers(extension: Node, { diagnostics }: Lowering): void {
  if (!isRecord(extension.value)) {
    diagnostics.report("WF3009", extension.at, "x-wireform must be a mapping");
    return;
  }
  for (const key of Object.keys(extension.value))
    if (!members.includes(key))
      diagnostics.report("WF3009", `${extension.at}/${key}`, `x-wireform has no key ${key}`, {
        on: "key",
        hint: didYouMean(key, members) ?? `known keys: ${members.join(", ")}`,
      });
}
