import { child, isRecord, type Node } from "../2-resolve/node.js";
import { didYouMean } from "../diagnostics/suggest.js";
import type { ArrayNotation, Dialect, Int64, RetryPolicy } from "./api.js";
import type { Lowering } from "./lowering.js";
import { readRetry } from "./retry.js";
import { checkToken } from "./sendable.js";

/** `x-wireform` at the root, on an operation or on a media type: the nearest wins. */
export interface Extension {
  readonly dialect: Dialect;
  readonly arrays: ArrayNotation;
  readonly idempotencyHeader: string | null;
  /** Whether that is said at this very place, so that it is meant whatever the method is. */
  readonly namesHeader: boolean;
  /** At the root only, as is the next one. */
  readonly int64: Int64;
  readonly retry: RetryPolicy;
}

export const dialects: readonly Dialect[] = ["oas", "stripe"];
export const int64Types: readonly Int64[] = ["number", "bigint"];
export const arrayNotations: readonly ArrayNotation[] = ["indices", "brackets"];

const members = ["dialect", "arrays", "idempotencyHeader", "retry", "pagination", "int64"];

/** The extension of `node` over that of what surrounds it (at the root: over the configuration). */
export function readExtension(node: Node, lowering: Lowering, outer?: Extension): Extension {
  const { config, diagnostics, read } = lowering;
  const extension = child(node, "x-wireform");
  if (extension !== undefined) warnOfUnknownMembers(extension, lowering);
  const dialect = extension && read.choice(extension, "dialect", dialects, "WF3009");
  const arrays = extension && read.choice(extension, "arrays", arrayNotations, "WF3009");
  const int64 = extension && read.choice(extension, "int64", int64Types, "WF3009");
  const header = extension && lowering.read.string(extension, "idempotencyHeader");
  if (header !== undefined) checkToken("a header", header, extension!, lowering);
  return {
    dialect: dialect ?? outer?.dialect ?? config.dialect ?? "oas",
    arrays: arrays ?? outer?.arrays ?? config.arrays ?? "indices",
    idempotencyHeader: header ?? outer?.idempotencyHeader ?? config.idempotencyHeader ?? null,
    namesHeader: header !== undefined,
    int64: int64 ?? outer?.int64 ?? config.int64 ?? "number",
    retry: extension ? readRetry(extension, read, diagnostics, "WF3009") : {},
  };
}

function warnOfUnknownMembers(extension: Node, { diagnostics }: Lowering): void {
  if (!isRecord(extension.value)) {
    diagnostics.report("WF3009", extension.at, "x-wireform is a mapping");
    return;
  }
  for (const key of Object.keys(extension.value))
    if (!members.includes(key))
      diagnostics.report("WF3009", `${extension.at}/${key}`, `x-wireform has no member ${key}`, {
        on: "key",
        hint: didYouMean(key, members) ?? `it has ${members.join(", ")}`,
      });
}
