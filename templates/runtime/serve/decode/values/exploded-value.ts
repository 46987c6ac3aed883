/** A list or an object in several pairs: `a=1&a=2`, or each member with its own name. */
import type { RequestPlace } from "../fault.js";
import { type Pairs, valueOfPair, valueOfPairs } from "../pairs.js";
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

  /** The names that the object may have: the query doesn't tell whose member a name is. */
  override members(variant: Variant): ReadonlyMap<string, WireValue> | undefined {
    if (variant.isFree || !variant.kinds.includes("object")) return undefined;
    const found = [...this.pairs.names].filter(
      (name) => !this.owners?.isOfOther(name, this.name) && variant.member(name) !== null,
    );
    if (found.length === 0) return undefined;
    return new Map(
      found.map((name) => {
        const place = [...this.place, name];
        return [name, valueOfPairs(this.pairs.named(name), place, null)];
      }),
    );
  }
}
