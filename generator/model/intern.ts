/**
 * Gives equal values the same number. What a value consists of is numbered first, each part once: a
 * shape that was numbered before costs one look-up, however large it is. Shapes that contain
 * themselves do so by references, so that there are no circles.
 */
export class Interner {
  readonly #simple = new Map<unknown, number>();
  readonly #numbers = new Map<string, number>();
  #next = 0;
  readonly #known = new WeakMap<object, number>();

  /** @param counts whether a member of an object is part of its identity */
  constructor(private readonly counts: (key: string, owner: object) => boolean) {}

  /** Of plain data: what a symbol names (places in the document) doesn't count. */
  numberOf(value: unknown): number {
    if (value === null || typeof value !== "object") return this.#numberIn(this.#simple, value);
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const number = this.#numberIn(this.#numbers, this.#describe(value));
    this.#known.set(value, number);
    return number;
  }

  #describe(value: object): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.numberOf(item)).join()}]`;
    if (value instanceof Map)
      return `Map [${[...(value as Map<unknown, unknown>)].map((entry) => this.numberOf(entry)).join()}]`;
    const keys: number[] = [];
    const members: number[] = [];
    for (const key of Object.keys(value)) {
      const member = (value as Record<string, unknown>)[key];
      if (member === undefined || !this.counts(key, value)) continue;
      insert(this.#numberIn(this.#simple, key), this.numberOf(member), keys, members);
    }
    let text = "{";
    for (let i = 0; i < keys.length; i++) text += `${keys[i]},${members[i]};`;
    return text;
  }

  #numberIn<T>(numbers: Map<T, number>, value: T): number {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    this.#next++;
    numbers.set(value, this.#next);
    return this.#next;
  }
}

/** Adds a member where its key belongs: members may come in any order, but mostly come sorted. */
function insert(key: number, member: number, keys: number[], members: number[]): void {
  let at = keys.length;
  for (; at > 0 && keys[at - 1]! > key; at--) {
    keys[at] = keys[at - 1]!;
    members[at] = members[at - 1]!;
  }
  keys[at] = key;
  members[at] = member;
}
