/** What was sent for one value. Only a shape tells whether that is a scalar, a list or an object. */
import type { RequestPlace } from "../fault.js";
import type { LongJson } from "../shapes/long-json.js";
import type { ValueKind, Variant } from "../shapes/variant.js";

/** Each question has the answer `undefined` if what was sent can't be that. */
export interface WireValue {
  readonly place: RequestPlace;
  /** Whether it was sent more than once, which only a list can be. */
  readonly isRepeated: boolean;
  /** Whether it was sent as bytes, or as a text; `undefined`: nothing tells. */
  readonly isBytes: boolean | undefined;
  scalar(variant: Variant): string | Blob | undefined;
  /** Whether it is how null is sent, where no text is allowed. */
  isNull(): boolean;
  items(variant: Variant): readonly WireValue[] | undefined;
  members(variant: Variant): ReadonlyMap<string, WireValue> | undefined;
  /** The value itself, if the notation has types. @param json of the shape: reads JSON */
  typed(kind: ValueKind, variant: Variant, json: LongJson): TypedValue | undefined;
}

export interface TypedValue {
  readonly value: unknown;
}

/** Without parts. */
export abstract class PlainValue implements WireValue {
  readonly place: RequestPlace;
  readonly isRepeated: boolean;

  constructor(place: RequestPlace, isRepeated = false) {
    this.place = place;
    this.isRepeated = isRepeated;
  }

  get isBytes(): boolean | undefined {
    return undefined;
  }

  abstract scalar(variant: Variant): string | Blob | undefined;
  abstract isNull(): boolean;

  items(_: Variant): readonly WireValue[] | undefined {
    return undefined;
  }

  members(_: Variant): ReadonlyMap<string, WireValue> | undefined {
    return undefined;
  }

  typed(_: ValueKind, __: Variant, ___: LongJson): TypedValue | undefined {
    return undefined;
  }
}

/** A file. */
export class BlobValue extends PlainValue {
  private readonly blob: Blob;

  constructor(blob: Blob, place: RequestPlace) {
    super(place);
    this.blob = blob;
  }

  override get isBytes(): boolean {
    return true;
  }

  scalar(): Blob {
    return this.blob;
  }

  isNull(): boolean {
    return false;
  }
}

/** Values with the same name: a list, or, if it is only one, also that one. */
export class SameName extends PlainValue {
  private readonly values: readonly WireValue[];

  constructor(values: readonly WireValue[], place: RequestPlace) {
    super(place, values.length > 1);
    this.values = values;
  }

  override get isBytes(): boolean | undefined {
    return this.only?.isBytes;
  }

  scalar(variant: Variant): string | Blob | undefined {
    return this.only?.scalar(variant);
  }

  isNull(): boolean {
    return this.only?.isNull() ?? false;
  }

  override items(_: Variant): readonly WireValue[] | undefined {
    return this.values;
  }

  override typed(kind: ValueKind, variant: Variant, json: LongJson): TypedValue | undefined {
    return kind === "array" ? undefined : this.only?.typed(kind, variant, json);
  }

  private get only(): WireValue | undefined {
    return this.isRepeated ? undefined : this.values[0];
  }
}
