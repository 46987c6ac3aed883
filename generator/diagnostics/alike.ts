import { groupBy } from "../host/group-by.js";
import type { LocatedDiagnostic } from "./locate.js";

/**
 * Groups warnings that people read as one, in the order of the first of each: the same mistake may
 * be all over a document. Errors stay separate: each must be corrected at its place.
 * @param sorted by place, without duplicates
 */
export function groupAlike(
  sorted: readonly LocatedDiagnostic[],
): readonly (readonly [LocatedDiagnostic, ...LocatedDiagnostic[]])[] {
  const groups = groupBy<LocatedDiagnostic, unknown>(sorted, (diagnostic) =>
    diagnostic.severity === "error" ? diagnostic : kindOf(diagnostic),
  );
  return [...groups.values()];
}

/**
 * Warnings with the same text are of one kind, whichever component a `$ref` names, and whichever member they
 * start with.
 */
function kindOf(diagnostic: LocatedDiagnostic): string {
  const { code, message: whole, hint } = diagnostic;
  const message = whole.slice(subjectOf(diagnostic)?.length ?? 0);
  const isOfReference = code.startsWith("WF2") && message.includes("#/");
  if (!isOfReference) return [code, message, hint].join("\0");
  return [code, isFragment(diagnostic) ? "a fragment" : message.replace(/#\/\S+/g, "#/")].join(
    "\0",
  );
}

/** The name of a member that a message starts with: `"permissions"`. */
export function subjectOf({ message }: Pick<LocatedDiagnostic, "message">): string | undefined {
  return /^"(?:[^"\\]|\\.)+"(?=: )/.exec(message)?.[0];
}

/** Characters that a URL's fragment may not have are common in `$ref`s, and work. */
function isFragment({ pointer, message }: LocatedDiagnostic): boolean {
  return pointer?.endsWith("/$ref") === true && /^this is no URL: "[^"#]*#/.test(message);
}
