/** From what was sent to typed values, by shape. */
import { setMember } from "../../../read/set-member.js";
import type { Issue } from "../../../validate/rule.js";
import type { LongJson } from "./long-json.js";
import { type ValueShape, ValueShapes } from "./shapes.js";
import { typedText } from "./typed-text.js";
import { hasKind } from "../values/text-values.js";
import { kindOfValue, type ValueKind, type Variant } from "./variant.js";
import type { WireValue } from "../values/wire-value.js";

/** How well a variant fits what was sent. */
const ranks = {
  /** Of another kind, or not among the values of the document. */
  none: 0,
  /** It would be sent in other words: `007` as an integer. */
  other: 1,
  exact: 2,
} as const;

/** A value, how well it fits, and what is wrong with it in any case. */
interface Reading {
  readonly value: unknown;
  readonly rank: number;
  readonly faults: readonly Issue[];
}

const unread = Symbol();

/** For what no variant fits. */
const freeShape: ValueShape = /* @__PURE__ */ new ValueShapes().of([]);

/** Whether it can be one of the things that a value of this shape can be. */
export function canBeRead(shape: ValueShape, wire: WireValue): boolean {
  return new WireReader().canBe(shape, wire);
}

/** Reads one request. */
export class WireReader {
  /** What is wrong with what was read, whatever its shape. */
  readonly faults: Issue[] = [];
  private rank: number = ranks.exact;
  /** Parts are read by several variants around them, whose number multiplies with the depth. */
  private readonly readings = new Map<WireValue, Map<ValueShape, Reading>>();

  /**
   * The first variant that fits exactly, else the best one. What doesn't fit stays as it was sent:
   * validation tells why.
   */
  read(shape: ValueShape, wire: WireValue): unknown {
    const { variants } = shape;
    const known = variants.length > 1 ? this.readings.get(wire)?.get(shape) : undefined;
    const reading = known ?? this.best(shape, wire);
    if (known === undefined && variants.length > 1) {
      const ofWire = this.readings.get(wire) ?? new Map<ValueShape, Reading>();
      this.readings.set(wire, ofWire.set(shape, reading));
    }
    this.faults.push(...reading.faults);
    this.rank = Math.min(this.rank, reading.rank);
    return reading.value;
  }

  canBe(shape: ValueShape, wire: WireValue): boolean {
    return this.best(shape, wire).rank > ranks.none;
  }

  private best({ variants, json }: ValueShape, wire: WireValue): Reading {
    const outer = this.rank;
    let best: Reading | undefined;
    for (const variant of variants) {
      for (const kind of variant.isFree ? [undefined] : variant.kinds) {
        const reading = this.reading(variant, kind, wire, json);
        if (reading !== undefined && (best === undefined || reading.rank > best.rank))
          best = reading;
        if (best?.rank === ranks.exact) break;
      }
      if (best?.rank === ranks.exact) break;
    }
    if (best === undefined) best = this.unfitting(wire);
    this.rank = outer;
    return best;
  }

  /** @param kind `undefined`: of a free variant */
  private reading(
    variant: Variant,
    kind: ValueKind | undefined,
    wire: WireValue,
    json: LongJson,
  ): Reading | undefined {
    this.rank = ranks.exact;
    const before = this.faults.length;
    const value =
      kind === undefined ? this.free(variant, wire, json) : this.ofKind(variant, kind, wire, json);
    const faults = this.faults.splice(before);
    if (value === unread) return undefined;
    return { value, rank: faults.length > 0 ? ranks.none : this.rank, faults };
  }

  private unfitting(wire: WireValue): Reading {
    const { variants, json } = freeShape;
    const reading = this.reading(variants[0]!, undefined, wire, json);
    const faults = [...(reading?.faults ?? [])];
    if (wire.isRepeated)
      faults.push({ path: wire.place, message: "sent more than once", keyword: "repeated" });
    return { value: reading?.value, rank: ranks.none, faults };
  }

  private free(variant: Variant, wire: WireValue, json: LongJson): unknown {
    const typed = wire.typed("string", variant, json);
    if (typed !== undefined) return typed.value;
    const scalar = wire.scalar(variant);
    if (scalar !== undefined) return this.allowed(variant, this.asSent(variant, wire, scalar));
    const items = this.ofKind(variant, "array", wire, json);
    return items === unread ? this.ofKind(variant, "object", wire, json) : items;
  }

  private ofKind(variant: Variant, kind: ValueKind, wire: WireValue, json: LongJson): unknown {
    const typed = wire.typed(kind, variant, json);
    if (typed !== undefined) {
      const isOfKind = hasKind([kind], kindOfValue(typed.value));
      return isOfKind ? this.allowed(variant, typed.value) : unread;
    }
    switch (kind) {
      case "array": {
        const items = wire.items(variant);
        return items === undefined ? unread : this.list(variant, items);
      }
      case "object": {
        const members = wire.members(variant);
        return members === undefined ? unread : this.object(variant, members);
      }
      case "null":
        if (!wire.isNull()) return unread;
        // Where an empty text is allowed too, it is one.
        this.rank = Math.min(this.rank, ranks.other);
        return null;
      default:
        return this.scalar(variant, kind, wire);
    }
  }

  private scalar(variant: Variant, kind: ValueKind, wire: WireValue): unknown {
    const scalar = this.asSent(variant, wire, wire.scalar(variant));
    if (scalar === undefined) return unread;
    if (typeof scalar !== "string") return kind === "string" ? scalar : unread;
    const value = typedText(kind, scalar);
    if (value === undefined) return unread;
    if (String(value) !== scalar) this.rank = Math.min(this.rank, ranks.other);
    return this.allowed(variant, value);
  }

  /** Of a text and bytes, the one that was sent fits better. */
  private asSent<T>({ isBinary }: Variant, { isBytes }: WireValue, scalar: T): T {
    if (isBytes === !isBinary) this.rank = Math.min(this.rank, ranks.other);
    return scalar;
  }

  private allowed(variant: Variant, value: unknown): unknown {
    if (!variant.allows(value)) this.rank = ranks.none;
    return value;
  }

  private list(variant: Variant, items: readonly WireValue[]): readonly unknown[] {
    return items.map((item, index) => this.part(variant.item(index), item));
  }

  private object(variant: Variant, members: ReadonlyMap<string, WireValue>): unknown {
    const value: Record<string, unknown> = {};
    for (const [name, member] of members) {
      const read = this.part(variant.member(name), member);
      if (name !== "__proto__") value[name] = read;
      else setMember(value, name, read);
    }
    if (!variant.required.every((name) => members.has(name))) this.rank = ranks.none;
    return value;
  }

  /** @param shape `null`: nothing is allowed here */
  private part(shape: ValueShape | null, wire: WireValue): unknown {
    if (shape !== null) return this.read(shape, wire);
    const { value, faults } = this.unfitting(wire);
    this.faults.push(...faults);
    this.rank = ranks.none;
    return value;
  }
}
