/**
 * The types of what arrives at a server. Callers may give a value in several ways (`number | bigint`,
 * `Date | string`), and it arrives in one.
 */

/**
 * What arrives for a type of a caller's. It is written so that editors show its members.
 * @typeParam Int64 what integers of 64 bits are
 * @typeParam Own types that arrive as they are: dates, and types of the configuration
 */
export type Received<T, Int64 = number, Own = never> = unknown extends T
  ? T
  : Arriving<T, OnlyGiven<T, Int64>, Int64, Own>;

/**
 * The same for the parts of a multipart body, where bytes are files. Most objects are sent as JSON
 * there, and have none.
 * @typeParam Nested names of members whose objects are parts themselves, by names in brackets: bytes
 * in them are a text if they are sent as one
 * @typeParam Texts names of members that may be a text besides bytes
 */
export type ReceivedParts<
  T,
  Int64 = number,
  Own = never,
  Nested extends PropertyKey = never,
  Texts extends PropertyKey = never,
> = unknown extends T
  ? T
  : T extends infer V
    ? {
        [K in keyof V]: ReceivedPart<
          Exclude<V[K], undefined>,
          Int64,
          Own,
          K extends Nested ? PropertyKey : never,
          K extends Texts ? PropertyKey : never
        >;
      }
    : never;

type ReceivedPart<
  T,
  Int64,
  Own,
  Nested extends PropertyKey,
  Texts extends PropertyKey,
> = unknown extends T
  ? T
  : Has<T, Blob> extends true
    ? | File
      | ([Texts] extends [never] ? never : string)
      | Received<Exclude<T, GivenBytes | string>, Int64, Own>
    : | Received<Exclude<T, readonly unknown[] | InBrackets<T, Own, Nested>>, Int64, Own>
      | ReceivedParts<Extract<T, readonly unknown[]>, Int64, Own, Nested, Texts>
      | ReceivedParts<InBrackets<T, Own, Nested>, Int64, Own, PropertyKey, PropertyKey>;

/** The objects of which each member is a part. */
type InBrackets<T, Own, Nested> = [Nested] extends [never]
  ? never
  : Exclude<Extract<T, object>, readonly unknown[] | Date | Own>;

/** One alternative after the other. A member that isn't sent is missing: it is never `undefined`. */
type Arriving<T, Given, Int64, Own> = T extends Own
  ? T
  : T extends Given
    ? never
    : T extends Scalar
      ? T
      : T extends infer V
        ? { [K in keyof V]: Received<Exclude<V[K], undefined>, Int64, Own> }
        : never;

type Scalar = string | number | bigint | boolean | null | undefined;

type GivenBytes = Uint8Array | ArrayBuffer | Blob;

/** The alternatives that are sent as another one of them. */
type OnlyGiven<T, Int64> =
  | (Has<T, string> extends true ? GivenBytes : never)
  | (Has<T, string | number> extends true ? Date : never)
  | (Has<T, number> extends true
      ? Has<T, bigint> extends true
        ? Exclude<number | bigint, Int64>
        : never
      : never);

type Has<T, U> = [Extract<T, U>] extends [never] ? false : true;
