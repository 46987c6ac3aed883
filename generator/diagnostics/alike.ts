import type { LocatedDiagnostic } from "./locate.js";

/**
 * Leaves the first of many warnings that are alike; the last of these says how many there are. A slip of
 * whoever made the document may be in all of it.
 * @param sorted by place, each once
 */
export function foldAlike(sorted: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] {
  const alike = new Map<string, LocatedDiagnostic[]>();
  for (const one of sorted) {
    const kind = kindOf(one);
    if (kind === undefined) continue;
    const known = alike.get(kind);
    if (known === undefined) alike.set(kind, [one]);
    else known.push(one);
  }
  const folded = new Map<LocatedDiagnostic, readonly LocatedDiagnostic[]>();
  for (const all of alike.values()) {
    const most = isFragment(all[0]!) ? 1 : 20;
    const more = all.length - most;
    if (more <= 0) continue;
    const last = all[most - 1]!;
    const message = `${last.message} (and so at ${more} more ${more === 1 ? "place" : "places"})`;
    folded.set(last, [{ ...last, message }]);
    for (const one of all.slice(most)) folded.set(one, []);
  }
  return folded.size === 0 ? sorted : sorted.flatMap((one) => folded.get(one) ?? [one]);
}

/** `undefined` for what is always told. What has the same text at many places is one for people anyway. */
function kindOf(diagnostic: LocatedDiagnostic): string | undefined {
  const { severity, code, file, message } = diagnostic;
  if (severity !== "warning" || !code.startsWith("WF2") || !message.includes("#/"))
    return undefined;
  // Which component a `$ref` names makes no other kind.
  const what = isFragment(diagnostic) ? "a fragment" : message.replace(/#\/\S+/g, "#/");
  return [code, file, what].join("\0");
}

/** Names that no URL has in its fragment are everyday practice in `$ref`s, and lead to what they mean. */
function isFragment({ pointer, message }: LocatedDiagnostic): boolean {
  return pointer?.endsWith("/$ref") === true && /^this is no URL: "[^"#]*#/.test(message);
}
