import type { LocatedDiagnostic } from "./locate.js";

/**
 * Warnings that people read as one, in the order of the first of each: a slip of whoever made a
 * document may be in all of it. Errors stand alone: each has to be mended at its place.
 * @param sorted by place, each once
 */
export function groupAlike(
  sorted: readonly LocatedDiagnostic[],
): readonly (readonly [LocatedDiagnostic, ...LocatedDiagnostic[]])[] {
  const groups = new Map<unknown, [LocatedDiagnostic, ...LocatedDiagnostic[]]>();
  for (const diagnostic of sorted) {
    const kind = diagnostic.severity === "error" ? diagnostic : kindOf(diagnostic);
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.values()];
}

/** What is told in the same words; which component a `$ref` names makes no other kind. */
function kindOf(diagnostic: LocatedDiagnostic): string {
  const { code, message, hint } = diagnostic;
  const isOfReference = code.startsWith("WF2") && message.includes("#/");
  if (!isOfReference) return [code, message, hint].join("\0");
  return [code, isFragment(diagnostic) ? "a fragment" : message.replace(/#\/\S+/g, "#/")].join(
    "\0",
  );
}

/** Names that no URL has in its fragment are everyday practice in `$ref`s, and lead to what they mean. */
function isFragment({ pointer, message }: LocatedDiagnostic): boolean {
  return pointer?.endsWith("/$ref") === true && /^this is no URL: "[^"#]*#/.test(message);
}
