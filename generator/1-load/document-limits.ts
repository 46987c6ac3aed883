/**
 * How far a document may go when its aliases are written out. Passes walk it as a tree, most of
 * them by recursion. Real documents have a tenth of this at most.
 */
export const documentLimits = { values: 5_000_000, characters: 256 * 1024 * 1024, depth: 400 };

/** What a parsed value has too much of; `undefined` where it is within the limits. */
export function whyTooLarge(root: unknown, limits = documentLimits): string | undefined {
  /** The collections around the current one, and how far each was read. */
  const open: { readonly members: readonly unknown[]; next: number }[] = [];
  let values = 0;
  let characters = 0;
  const enter = (value: unknown): string | undefined => {
    values++;
    if (typeof value === "string") characters += value.length;
    if (values > limits.values) return `its aliases expand to more than ${limits.values} values`;
    if (characters > limits.characters)
      return `its aliases expand to more than ${limits.characters} characters`;
    if (value === null || typeof value !== "object") return undefined;
    if (!Array.isArray(value)) for (const key in value) characters += key.length;
    open.push({ members: Array.isArray(value) ? value : Object.values(value), next: 0 });
    // An alias inside what it stands for has no end.
    return open.length > limits.depth ? tooDeep(limits.depth) : undefined;
  };
  let error = enter(root);
  while (error === undefined && open.length > 0) {
    const top = open.at(-1)!;
    if (top.next === top.members.length) open.pop();
    else error = enter(top.members[top.next++]);
  }
  return error;
}

/** Whether a text is within the limits for certain: without aliases, a value takes two of its characters. */
export function isSurelySmall(
  { text, depth }: { readonly text: string; readonly depth?: number | undefined },
  limits = documentLimits,
): boolean {
  const most = Math.min(2 * limits.values, limits.characters);
  return depth !== undefined && depth <= limits.depth && text.length < most;
}

export function tooDeep(depth = documentLimits.depth): string {
  return `it nests more than ${depth} levels deep, or contains itself`;
}
