/** Nested names in brackets: `a[b][0]=x`, `a[]=x`, `a[b][][c]=x`. */
import { malformed, type RequestPlace } from "../fault.js";
import { type NamedText, type Pairs, valueOfPairs } from "../pairs.js";
import type { NameOwners } from "./name-owners.js";
import type { LongJson } from "../shapes/long-json.js";
import type { ValueKind, Variant } from "../shapes/variant.js";
import type { SameName, TypedValue, WireValue } from "./wire-value.js";

/** A name, or a part of one, with all that begins with it. */
export class BracketValue implements WireValue {
  private readonly outer: BracketValue | RequestPlace;
  private readonly key: string | number;
  private readonly pairs: NamedText[] = [];
  private readonly children = new Map<string, BracketValue>();
  /** Those without a name: `[]`. */
  private readonly appended: BracketValue[] = [];
  private same: SameName | undefined;

  constructor(outer: BracketValue | RequestPlace, key: string | number) {
    this.outer = outer;
    this.key = key;
  }

  get place(): RequestPlace {
    const { outer, key } = this;
    return [...(outer instanceof BracketValue ? outer.place : outer), key];
  }

  get isRepeated(): boolean {
    return this.pairs.length > 1;
  }

  get isBytes(): boolean | undefined {
    return this.leaf?.isBytes;
  }

  /** Adds a pair at the place that its keys lead to, from the key at a position on. */
  add(keys: readonly string[], pair: NamedText, at = 0): void {
    const key = keys[at];
    if (key === undefined ? this.hasParts : this.pairs.length > 0)
      throw malformed(this.place, "sent both as a value and with parts", "type");
    if (key === undefined) this.pairs.push(pair);
    else (key === "" ? this.itemFor(keys, at + 1) : this.child(key)).add(keys, pair, at + 1);
  }

  scalar(variant: Variant): string | Blob | undefined {
    return this.leaf?.scalar(variant);
  }

  isNull(): boolean {
    return this.leaf?.isNull() ?? false;
  }

  /** Indices are an order, and no positions: what they leave out wasn't sent. */
  items(variant: Variant): readonly WireValue[] | undefined {
    if (this.leaf !== undefined) return this.isList ? this.leaf.items(variant) : undefined;
    const indices = [...this.children.keys()];
    if (!indices.every((index) => /^(?:0|[1-9]\d{0,14})$/.test(index))) return undefined;
    indices.sort((a, b) => Number(a) - Number(b));
    // Where the document doesn't say that it is a list, its indices have to.
    if (variant.isFree && indices.some((index, at) => Number(index) !== at)) return undefined;
    return [...indices.map((index) => this.children.get(index)!), ...this.appended];
  }

  members(variant: Variant): ReadonlyMap<string, WireValue> | undefined {
    if (this.leaf !== undefined) return this.leaf.members(variant);
    if (this.appended.length === 0) return this.children;
    const numbered = this.appended.map((item, at) => [String(at), item] as const);
    return new Map([...numbered, ...this.children]);
  }

  typed(kind: ValueKind, variant: Variant, json: LongJson): TypedValue | undefined {
    return this.leaf?.typed(kind, variant, json);
  }

  /** One text is no list: that would have brackets. Of files, some dialects send the name alone. */
  private get isList(): boolean {
    return this.isRepeated || this.pairs[0]?.part !== undefined;
  }

  private get hasParts(): boolean {
    return this.children.size > 0 || this.appended.length > 0;
  }

  private get leaf(): SameName | undefined {
    if (this.hasParts) return undefined;
    return (this.same ??= valueOfPairs(this.pairs, this.place, null));
  }

  private child(key: string): BracketValue {
    let child = this.children.get(key);
    if (child === undefined) this.children.set(key, (child = new BracketValue(this, key)));
    return child;
  }

  /** As Rack does it: members belong to the last item until it has one of this name already. */
  private itemFor(keys: readonly string[], at: number): BracketValue {
    const last = this.appended[this.appended.length - 1];
    const isObject = last !== undefined && last.pairs.length === 0 && at < keys.length;
    if (isObject && !last.has(keys, at)) return last;
    const item = new BracketValue(this, this.appended.length);
    this.appended.push(item);
    return item;
  }

  private has(keys: readonly string[], at: number): boolean {
    const key = keys[at];
    if (key === undefined) return true;
    return key !== "" && (this.children.get(key)?.has(keys, at + 1) ?? false);
  }
}

/** The value of a name and of all names that begin with it. `undefined`: it wasn't sent. */
export function bracketValue(
  name: string,
  pairs: Pairs,
  outer: RequestPlace,
  owners: NameOwners,
): BracketValue | undefined {
  let value: BracketValue | undefined;
  for (const pair of pairs.all) {
    if (!pair.name.startsWith(name) || owners.isOfOther(pair.name, name)) continue;
    const keys = pair.name === name ? [] : keysAfter(name, pair.name);
    if (keys !== undefined) addAt((value ??= new BracketValue(outer, name)), keys, pair, pairs);
  }
  return value;
}

/** All names, by what stands before their first bracket, or by a declared name with brackets. */
export function bracketMembers(
  pairs: Pairs,
  declared: Iterable<string>,
  outer: RequestPlace,
): ReadonlyMap<string, BracketValue> {
  // The longest name is the nearest one.
  const withBrackets = [...declared]
    .filter((name) => name.includes("["))
    .sort((a, b) => b.length - a.length);
  const members = new Map<string, BracketValue>();
  for (const pair of pairs.all) {
    const { name } = pair;
    const near = withBrackets.find((one) => name === one || keysAfter(one, name) !== undefined);
    const start = near ?? name.slice(0, Math.max(name.indexOf("["), 0));
    // Brackets out of order are characters of the name.
    const keys = start === "" ? undefined : keysAfter(start, name);
    const top = keys === undefined ? name : start;
    let member = members.get(top);
    if (member === undefined) members.set(top, (member = new BracketValue(outer, top)));
    addAt(member, keys ?? [], pair, pairs);
  }
  return members;
}

function keysAfter(start: string, name: string): readonly string[] | undefined {
  const rest = name.slice(start.length);
  const hasKeys = name.startsWith(start) && /^(?:\[[^[\]]*\])+$/.test(rest);
  return hasKeys ? rest.slice(1, -1).split("][") : undefined;
}

function withoutFile({ file: _, ...text }: NamedText): NamedText {
  return text;
}

function addAt(value: BracketValue, keys: readonly string[], pair: NamedText, pairs: Pairs): void {
  const { depth } = pairs.limits;
  if (keys.length > depth) throw malformed(value.place, `nested deeper than ${depth}`, "depth");
  // A member of an object isn't meant as a file unless it is sent as one.
  const isMember = pair.file !== undefined && keys.some((key) => !/^\d*$/.test(key));
  value.add(keys, isMember ? withoutFile(pair) : pair);
}
