import { child, items, type Node } from "../../2-resolve/node.js";
import type { Reader } from "../../2-resolve/reader.js";
import type { Code } from "../../diagnostics/codes.js";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { RetryPolicy } from "../../model/api.js";

const numbers = ["attempts", "baseDelay", "maxDelay", "budget"] as const;
const booleans = ["connectionErrors", "safe", "unexecuted"] as const;
export const retryKeys: readonly string[] = [...numbers, "statuses", ...booleans];

/**
 * The `retry` of `x-wireform` (at the root or an operation) or of a client in `wireform.yaml`: what the
 * generated client does unless its caller says otherwise. Errors are reported as `code` and left out.
 * @returns `undefined`: nothing is said of it
 */
export function readRetry(
  parent: Node,
  read: Reader,
  diagnostics: Diagnostics,
  code: Code,
): RetryPolicy | false | undefined {
  const given = child(parent, "retry")?.value;
  if (given === false) return false;
  const attempts = Number.isInteger(given) && Number(given) > 0 ? Number(given) : 3;
  const node = read.mapping(parent, "retry", `\`retry: { attempts: ${attempts} }\``);
  if (node === undefined) return undefined;
  for (const key of Object.keys(node.value as object))
    if (!retryKeys.includes(key))
      diagnostics.report(code, child(node, key)!.at, `retry has no key ${key}`, {
        on: "key",
        hint: didYouMean(key, retryKeys) ?? `known keys: ${retryKeys.join(", ")}`,
      });
  const policy: Record<string, unknown> = {};
  for (const key of numbers) {
    const value = read.number(node, key);
    if (value === undefined) continue;
    const isValid = key === "attempts" ? Number.isInteger(value) && value > 0 : isAmount(value);
    if (isValid) policy[key] = value;
    else report(child(node, key)!, `${key} can't be ${value}`);
  }
  for (const key of booleans) {
    const value = read.boolean(node, key);
    if (value !== undefined) policy[key] = value;
  }
  const statuses = read.list(node, "statuses");
  if (statuses !== undefined) policy["statuses"] = items(statuses).flatMap(statusOf);
  return policy;

  function statusOf(item: Node): readonly (number | string)[] {
    const { value } = item;
    if (Number.isInteger(value) && Number(value) > 99 && Number(value) < 600)
      return [Number(value)];
    if (typeof value === "string" && /^[1-5]XX$/.test(value)) return [value];
    report(item, `${JSON.stringify(value)} is neither a status nor a range such as 5XX`);
    return [];
  }

  function report(at: Node, message: string): void {
    diagnostics.report(code, at.at, message);
  }
}

/** What the document says comes before what the configuration does; `false` leaves nothing of the other. */
export function joinRetry(
  configured: RetryPolicy | false | undefined,
  given: RetryPolicy | false | undefined,
): RetryPolicy | false {
  if (given === false || (given === undefined && configured === false)) return false;
  return { ...configured, ...given };
}

/** YAML knows `.inf` and `.nan`; no generated code does. */
function isAmount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}
