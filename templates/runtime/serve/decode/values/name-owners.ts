/** Which parameter or member a name belongs to, where several share the pairs of a form or a query. */
export class NameOwners {
  private readonly names: ReadonlySet<string>;
  private readonly brackets: ReadonlySet<string>;
  private readonly longest: number;
  /** Of names that are members of objects sent without a name of their own: whose they may be. */
  private readonly objects = new Map<string, readonly string[]>();

  /**
   * @param formats of some of the names: those in brackets own all that begins with them
   * @param exploded the objects without a name of their own, with the names of their declared members
   */
  constructor(
    names: Iterable<string>,
    formats: Iterable<readonly [name: string, format: { readonly kind: string }]>,
    exploded: Iterable<readonly [name: string, members: Iterable<string>]> = [],
  ) {
    for (const [name, members] of exploded)
      for (const member of members)
        this.objects.set(member, [...(this.objects.get(member) ?? []), name]);
    this.names = new Set(names);
    const inBrackets = [...formats].flatMap(([name, { kind }]) =>
      kind === "brackets" ? [name] : [],
    );
    this.brackets = new Set(inBrackets);
    this.longest = Math.max(0, ...inBrackets.map(({ length }) => length));
  }

  /** Whether a name belongs to another than the asker. */
  isOfOther(name: string, asker: string): boolean {
    const owner = this.names.has(name) ? name : this.bracketsOf(name);
    if (owner !== undefined) return owner !== asker;
    const objects = this.objects.get(name);
    return objects !== undefined && !objects.includes(asker);
  }

  /** The name in brackets that a name begins with. The longest one is the nearest. */
  bracketsOf(name: string): string | undefined {
    // Names may be very long, and have very many brackets.
    let at = this.brackets.size === 0 ? -1 : name.lastIndexOf("[", this.longest);
    for (; at > 0; at = name.lastIndexOf("[", at - 1)) {
      const start = name.slice(0, at);
      if (this.brackets.has(start)) return start;
    }
    return undefined;
  }
}
