/** Which parameter or member a name belongs to, where several share the pairs of a form or a query. */
import type { MemberFormat } from "../../served.js";

export class NameOwners {
  private readonly names: ReadonlySet<string>;
  private readonly brackets: ReadonlySet<string>;
  private readonly longest: number;

  /** @param formats of some of the names: those in brackets own all that begins with them */
  constructor(
    names: Iterable<string>,
    formats: Iterable<readonly [name: string, format: Pick<MemberFormat, "kind">]>,
  ) {
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
    return owner !== undefined && owner !== asker;
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
