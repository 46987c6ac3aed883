import type { Code } from "./codes.js";
import type { Pointer } from "./diagnostic.js";
import type { LocatedDiagnostic } from "./locate.js";

/** A warning to ignore. Plain data, like all configuration. */
export interface IgnoreRule {
  readonly code: Code;
  /**
   * `FILE#POINTER`, either of which may be missing: that place and everything below. `*` is any one
   * segment. If undefined, everywhere.
   */
  readonly at?: string | undefined;
  /** The reason, for later readers. */
  readonly because?: string | undefined;
  /** Where the rule itself is written. */
  readonly writtenAt?: Pointer | undefined;
}

/** Rules, and the places that they apply to. */
export interface IgnoreScope {
  readonly rules: readonly IgnoreRule[];
  covers(place: Pick<LocatedDiagnostic, "file" | "pointer">): boolean;
}

/** Marks the warnings that a rule ignores, and finds the rules that match no warning. */
export function markIgnored(
  diagnostics: readonly LocatedDiagnostic[],
  scopes: readonly IgnoreScope[],
): { readonly diagnostics: readonly LocatedDiagnostic[]; readonly unused: readonly IgnoreRule[] } {
  const needed = new Set<IgnoreRule>();
  const rules = scopes.flatMap(({ rules, covers }) =>
    rules.map((rule) => ({ rule, covers, matches: matcherOf(rule) })),
  );
  const marked = diagnostics.map((diagnostic) => {
    if (diagnostic.severity === "error") return diagnostic;
    // Every matching rule counts as used: the order of rules must not decide which one is reported
    // as unused.
    const fitting = rules.filter(({ covers, matches }) => {
      return covers(diagnostic) && matches(diagnostic);
    });
    for (const { rule } of fitting) needed.add(rule);
    const [first] = fitting;
    if (first === undefined) return diagnostic;
    return { ...diagnostic, ignored: { because: first.rule.because ?? null } };
  });
  return {
    diagnostics: marked,
    unused: rules.map(({ rule }) => rule).filter((r) => !needed.has(r)),
  };
}

function matcherOf({ code, at }: IgnoreRule): (diagnostic: LocatedDiagnostic) => boolean {
  const [file, pointer] = placeOf(at ?? "");
  const asked = pointer === "" ? [] : pointer.split("/");
  return (diagnostic) => {
    if (diagnostic.code !== code) return false;
    if (file !== "" && diagnostic.file !== file) return false;
    const given = diagnostic.pointer?.split("/") ?? [];
    return asked.every((token, i) => given[i] === token || (token === "*" && i < given.length));
  };
}

/** With a slash at the start it is a pointer; otherwise it is a file. */
function placeOf(at: string): readonly [file: string, pointer: string] {
  if (at.startsWith("/")) return ["", at];
  const [file = "", pointer = ""] = at.split("#");
  return [file.replace(/^\.\//, ""), pointer];
}
