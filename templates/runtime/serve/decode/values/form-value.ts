/** The object that a form is: each member by its own format. */
import type { MemberFormat, ServedBody } from "../../served.js";
import { bracketMembers, bracketValue } from "./bracket-values.js";
import { ExplodedValue } from "./exploded-value.js";
import { NameOwners } from "./name-owners.js";
import type { RequestPlace } from "../fault.js";
import { jsonOfPairs, type NamedText, type Pairs, valueOfPairs } from "../pairs.js";
import type { ValueShape } from "../shapes/shapes.js";
import { styledPairs } from "./style-values.js";
import type { Variant } from "../shapes/variant.js";
import { PlainValue, type WireValue } from "./wire-value.js";

/** A format that decides which names and texts belong to a value. */
type OwnFormat = Exclude<MemberFormat, { readonly kind: "text" }>;

/** The value of a name that has a format. `undefined`: it wasn't sent. */
export function valueByFormat(
  name: string,
  format: OwnFormat,
  shape: ValueShape,
  pairs: Pairs,
  outer: RequestPlace,
  owners: NameOwners,
): WireValue | undefined {
  const place = [...outer, name];
  switch (format.kind) {
    case "style":
      return styledPairs(name, format, shape, pairs, place, owners);
    case "brackets":
      return bracketValue(name, pairs, outer, owners);
    case "json": {
      const own = pairs.named(name);
      return own.length === 0 ? undefined : jsonOfPairs(own, place, pairs.limits.depth);
    }
  }
}

export class FormValue extends PlainValue {
  private readonly pairs: Pairs;
  private readonly isNested: boolean;
  private readonly formats: readonly (readonly [name: string, format: OwnFormat])[];
  private readonly known = new Map<Variant, ReadonlyMap<string, WireValue>>();

  constructor(pairs: Pairs, { isNested = false, members = {} }: ServedBody, place: RequestPlace) {
    super(place);
    this.pairs = pairs;
    this.isNested = isNested;
    // Where all names are nested, brackets are no format of their own.
    this.formats = Object.entries(members).flatMap(([name, format]) =>
      format.kind === "text" || (isNested && format.kind === "brackets") ? [] : [[name, format]],
    );
  }

  scalar(): undefined {
    return undefined;
  }

  isNull(): boolean {
    return false;
  }

  override members(variant: Variant): ReadonlyMap<string, WireValue> {
    let members = this.known.get(variant);
    if (members === undefined) this.known.set(variant, (members = this.find(variant)));
    return members;
  }

  private find(variant: Variant): ReadonlyMap<string, WireValue> {
    const { formats, pairs, place } = this;
    const withFormat = formats.map(([name]) => name);
    const exploded = formats.flatMap(([name, format]) => {
      const shape = variant.member(name);
      return shape === null ? [] : [[name, explodedNames(format, shape)] as const];
    });
    const owners = new NameOwners([...variant.names, ...withFormat], formats, exploded);
    const members = new Map<string, WireValue>();
    const used = new Set<string>();
    for (const [name, format] of formats) {
      const shape = variant.member(name);
      if (shape === null) continue;
      const own = this.isNested ? this.itemsOf(name) : pairs;
      const value = valueByFormat(name, format, shape, own, place, owners);
      if (value === undefined) continue;
      members.set(name, value);
      used.add(name);
      for (const one of memberNames(value, shape)) used.add(one);
    }
    const isOther = ({ name }: NamedText) =>
      !used.has(name) &&
      owners.bracketsOf(name) === undefined &&
      !(this.isNested && withFormat.some((start) => isItemOf(start, name)));
    const rest = pairs.all.every(isOther) ? pairs : pairs.restrictedTo(isOther);
    if (this.isNested)
      for (const [name, value] of bracketMembers(rest, variant.names, place))
        members.set(name, value);
    else
      for (const name of rest.names)
        members.set(name, valueOfPairs(rest.named(name), [...place, name], pairs.limits.depth));
    return members;
  }

  /** In dialects, the items of a list may have brackets after the name, whatever their format. */
  private itemsOf(name: string): Pairs {
    return this.pairs.restrictedTo((pair) => isItemOf(name, pair.name), name);
  }
}

/** The declared members of an object that is sent without a name of its own. */
export function explodedNames(
  format: { readonly kind: string; readonly explode?: boolean },
  { variants }: ValueShape,
): readonly string[] {
  if (format.kind !== "style" || format.explode !== true) return [];
  return variants.flatMap(({ names }) => [...names]);
}

function isItemOf(start: string, name: string): boolean {
  return name.startsWith(start) && /^(?:\[\d*\])?$/.test(name.slice(start.length));
}

/** The names of the pairs that an object without a name of its own consists of. */
function memberNames(value: WireValue, shape: ValueShape): readonly string[] {
  if (!(value instanceof ExplodedValue)) return [];
  return shape.variants.flatMap((variant) => [...(value.members(variant)?.keys() ?? [])]);
}
