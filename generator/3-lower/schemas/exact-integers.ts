import { writtenText } from "../../1-load/source.js";
import { child, type Node } from "../../2-resolve/node.js";
import type { Lowering } from "../lowering.js";
import { formatIsInt64 } from "./formats.js";

/**
 * The digits of an integer beyond 2^53, as its author wrote them: parsers of JSON and YAML keep 53 bits.
 * `undefined`: the value itself is exact, or may be meant as a number with a fraction.
 */
export function exactDigits(schema: Node, node: Node, lowering: Lowering): string | undefined {
  const { value, at } = node;
  if (typeof value !== "number" || !Number.isInteger(value) || Number.isSafeInteger(value))
    return undefined;
  if (child(schema, "type")?.value === "number" && !formatIsInt64(schema)) return undefined;
  if (lowering.int64 === "number") {
    const message = "an integer beyond 2^53: requests send all its digits, responses are rounded";
    const hint = "`int64: bigint` reads them exactly";
    lowering.diagnostics.report("WF3006", at, message, { hint });
  }
  return digitsOf(writtenText(lowering.openapi.sources, at) ?? "") ?? `${BigInt(value)}`;
}

/** Of `1.0`, `1e3` and `0x1F` too. */
function digitsOf(text: string): string | undefined {
  const [, sign = "", rest = ""] = /^\s*([-+]?)(.*?)\s*$/.exec(text.replaceAll("_", ""))!;
  const minus = sign === "-" ? "-" : "";
  if (/^(0x[\da-f]+|0o[0-7]+)$/i.test(rest)) return `${minus}${BigInt(rest)}`;
  const parts = /^(\d+)(?:\.(\d*))?(?:e([-+]?\d{1,3}))?$/i.exec(rest);
  if (parts === null) return undefined;
  const [, whole = "", fraction = "", exponent = "0"] = parts;
  const zeros = Number(exponent) - fraction.length;
  const digits = whole + fraction + "0".repeat(Math.max(0, zeros));
  const cut = zeros < 0 ? digits.slice(zeros) : "";
  if (/[1-9]/.test(cut)) return undefined;
  return `${minus}${BigInt(digits.slice(0, digits.length - cut.length))}`;
}
