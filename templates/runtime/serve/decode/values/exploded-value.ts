/** A list or an object in several pairs: `a=1&a=2`, or each member with its own name. */
import type { RequestPlace } from "../fault.js";
import { type Pairs, valueOfPair, valueOfPairs } from "../pairs.js";
import { canBeRead } from "../shapes/reader.js";
import type { Variant } from "../shapes/variant.js";
import type { NameOwners } from "./name-owners.js";
import { SameName, type WireValue } from "./wire-value.js";

export class ExplodedValue extends SameName {
  private readonly pairs: Pairs;
  private readonly hasOwn: boolean;
  private readonly name: string;
  private readonly owners: NameOwners | null;

  /** @param owners of the names of all pairs; `null`: they are the value's */
  constructor(name: string, pairs: Pairs, place: RequestPlace, owners: NameOwners | null) {
    const own = pairs.named(name);
    super(
      own.map((pair) => valueOfPair(pair, place, null)),
      place,
    );
    this.pairs = pairs;
    this.hasOwn = own.length > 0;
    this.name = name;
    this.owners = owners;
  }

  override items(variant: Variant): readonly WireValue[] | undefined {
    return this.hasOwn ? super.items(variant) : undefined;
  }

  /**
   * The names that the object may have. Queries and cookies also have names that belong to nobody here,
   * such as those of whoever links to a page: servers ignore them. So what isn't declared belongs to an
   * object only if it can be what the schema says of others. Where it says nothing of others, they alone
   * are no object: required members would be missing in what nobody has sent.
   */
  override members(variant: Variant): ReadonlyMap<string, WireValue> | undefined {
    if (variant.isFree || !variant.kinds.includes("object")) return undefined;
    const found = new Map<string, WireValue>();
    const isShared = this.owners !== null && this.place[0] !== "body";
    let isSent = !isShared || variant.isMap;
    for (const name of this.pairs.names) {
      if (this.owners?.isOfOther(name, this.name)) continue;
      const shape = variant.member(name);
      if (shape === null) continue;
      const value = valueOfPairs(this.pairs.named(name), [...this.place, name], null);
      const isDeclared = variant.names.has(name);
      isSent ||= isDeclared;
      if (isDeclared || !isShared || canBeRead(shape, value)) found.set(name, value);
    }
    return isSent && found.size > 0 ? found : undefined;
  }
}
