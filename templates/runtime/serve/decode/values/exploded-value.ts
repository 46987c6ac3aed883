/** A list or an object in several pairs: `a=1&a=2`, or each member with its own name. */
import type { RequestPlace } from "../fault.js";
import { type NamedText, type Pairs, valueOfPair, valueOfPairs } from "../pairs.js";
import type { Variant } from "../shapes/variant.js";
import { SameName, type WireValue } from "./wire-value.js";

/** Whether a name belongs to another parameter. */
export type IsTaken = (name: string) => boolean;

export class ExplodedValue extends SameName {
  private readonly pairs: Pairs;
  private readonly hasOwn: boolean;
  private readonly isTaken: IsTaken;

  /** @param own the pairs with the parameter's own name */
  constructor(pairs: Pairs, own: readonly NamedText[], place: RequestPlace, isTaken: IsTaken) {
    super(
      own.map((pair) => valueOfPair(pair, place, null)),
      place,
    );
    this.pairs = pairs;
    this.hasOwn = own.length > 0;
    this.isTaken = isTaken;
  }

  override items(variant: Variant): readonly WireValue[] | undefined {
    return this.hasOwn ? super.items(variant) : undefined;
  }

  /** The names that the object may have: the query doesn't tell whose member a name is. */
  override members(variant: Variant): ReadonlyMap<string, WireValue> | undefined {
    if (variant.isFree || !variant.kinds.includes("object")) return undefined;
    const found = [...this.pairs.names].filter(
      (name) => !this.isTaken(name) && variant.member(name) !== null,
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
