/** Which keywords Zod has methods for that mean the same. */
import type { CheckForm, RuleForm } from "../../4-plan/validators/rule-form.js";
import { create, global, literal } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

type CheckedRule = RuleForm & { readonly checks: readonly CheckForm[] };

export interface NativeChecks {
  /** The function that makes the schema: `int32`. */
  readonly base: string;
  readonly methods: readonly NativeCheck[];
  /** Keywords that Zod doesn't have, or that mean something else there. */
  readonly others: readonly CheckForm[];
  /** Zod's integers end at 2^53, where those of JSON Schema go on: a function checks them. */
  readonly isAnyInteger: boolean;
}

type NativeCheck = readonly [method: string, argument: Expression];

export function nativeChecks({ kind, checks }: CheckedRule): NativeChecks {
  const base = kind === "integer" ? integerBase(checks) : kind === "any" ? "unknown" : kind;
  const methods: NativeCheck[] = [];
  const others: CheckForm[] = [];
  for (const check of checks) {
    const native = nativeCheck(check, base);
    if (native === "base") continue;
    if (native === null) others.push(check);
    else methods.push(native);
  }
  return { base, methods, others, isAnyInteger: kind === "integer" && base === "number" };
}

function integerBase(checks: readonly CheckForm[]): "int" | "int32" | "number" {
  if (checks.some((check) => check.keyword === "format" && check.name === "int32")) return "int32";
  const limit = (...keywords: readonly string[]) =>
    checks.some(
      (check) =>
        keywords.includes(check.keyword) && "value" in check && Number.isSafeInteger(check.value),
    );
  const isBounded = limit("minimum", "exclusiveMinimum") && limit("maximum", "exclusiveMaximum");
  return isBounded ? "int" : "number";
}

/** `base`: what makes the schema checks it. */
function nativeCheck(check: CheckForm, base: string): NativeCheck | "base" | null {
  if (check.keyword === "format") return check.name === base ? "base" : null;
  if (!("value" in check)) return null;
  const { keyword, value } = check;
  if (base === "array") {
    if (keyword === "minItems") return ["min", literal(value as number)];
    return keyword === "maxItems" ? ["max", literal(value as number)] : null;
  }
  if (base === "string") {
    // Zod counts code units. Only for one character that makes no difference.
    if (keyword === "minLength" && (value as number) <= 1) return ["min", literal(value as number)];
    return keyword === "pattern" ? patternCheck(value as string) : null;
  }
  if (base === "number" || base === "int" || base === "int32") {
    const method = bounds[keyword];
    return method === undefined ? null : [method, literal(value as number)];
  }
  return null;
}

const bounds: Readonly<Record<string, string>> = {
  minimum: "gte",
  maximum: "lte",
  exclusiveMinimum: "gt",
  exclusiveMaximum: "lt",
};

function patternCheck(source: string): NativeCheck | null {
  try {
    void new RegExp(source, "u");
  } catch {
    return null;
  }
  return ["regex", create(global("RegExp"), literal(source), literal("u"))];
}
