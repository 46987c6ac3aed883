/** How responses are read, as data: which reader of the runtime does it, with which options. */

/** Of one status. */
export type ResponseReader =
  /** HTTP has no body there. */
  | { readonly kind: "empty" }
  /** JSON, of which other media types are no name. */
  | {
      readonly kind: "only";
      readonly reader: ContentReader;
      readonly otherTypes: readonly string[];
    }
  | {
      readonly kind: "byContentType";
      readonly readers: readonly (readonly [mediaType: string, reader: ContentReader])[];
    }
  | ContentReader;

/** Of one media type. `places`: where values need a conversion; `null`: nowhere. */
export type ContentReader =
  /** By what the answer says it is. */
  | { readonly kind: "untyped" }
  | { readonly kind: "text" | "binary" | "anyText" }
  | { readonly kind: "json" | "jsonOrText"; readonly places: ValuePlaces | null }
  | {
      readonly kind: "scalar";
      readonly kinds: readonly string[];
      readonly places: ValuePlaces | null;
    }
  /** `mediaType`: `null` where it is the usual one of this framing. */
  | {
      readonly kind: "jsonLines" | "jsonSequence";
      readonly mediaType: string | null;
      readonly places: ValuePlaces | null;
    }
  | { readonly kind: "textEvents" }
  /** `names`: of the events whose data is JSON; `null`: of all. */
  | {
      readonly kind: "jsonEvents";
      readonly names: readonly string[] | null;
      readonly places: ValuePlaces | null;
    };

/** Where values are bigints, dates, or of the user's types, which JSON doesn't have. */
export interface ValuePlaces {
  /**
   * The first is the value itself. Places refer to each other by number, since schemas may contain
   * themselves.
   */
  readonly places: readonly ValuePlace[];
  readonly hasInt64: boolean;
  readonly hasDates: boolean;
  readonly hasFormats: boolean;
}

export interface ValuePlace {
  readonly int64: boolean;
  /** `maybe`: another text may stand there. */
  readonly dateTime: "sure" | "maybe" | null;
  readonly unixTime: boolean;
  /** A format of the user's. */
  readonly format: string | null;
  /** Only that format may stand there. */
  readonly isFormatSure: boolean;
  readonly items: PlaceNumber;
  /** By position; others are `items`. */
  readonly first: readonly PlaceNumber[];
  readonly fields: readonly (readonly [name: string, place: PlaceNumber])[];
  readonly rest: PlaceNumber;
}

/** -1: there is nothing of that kind. */
export type PlaceNumber = number;
