/** The keys under which libraries keep answers: plain data, the same for the same input. */
import { enter, type Ancestors } from "../encode/codecs/nesting.js";
import { bytesOf, toBase64 } from "../encode/codecs/scalar.js";

/** What libraries compare, and may store: texts, numbers, lists and objects. */
export type QueryKey = readonly unknown[];

/** What a key says of its operation. */
export interface KeySource {
  /** The package, and its client: two APIs may have operations of one name. */
  readonly api: string;
  readonly operation: string;
  readonly tags?: readonly string[];
}

/** How the keys of an operation begin. */
export interface KeyHead {
  readonly api: string;
  readonly operation: string;
  /** An object, because libraries find a part of an object, but only the start of a list. */
  readonly tags?: Readonly<Record<string, true>>;
  /** Keeps pages apart from single answers, which have another form. */
  readonly infinite?: true;
}

export function headOf({ api, operation, tags }: KeySource, infinite?: true): KeyHead {
  return { api, operation, ...(tags && { tags: marked(tags) }), ...(infinite && { infinite }) };
}

/** @throws EncodeError for an input that contains itself */
export function keyOf(head: KeyHead, input: unknown = {}): QueryKey {
  return [head, plainOf(input)];
}

/** How the keys of a tag's operations begin; without a tag: those of all operations. */
export type TagKey<Tag extends string> = (tag?: Tag) => QueryKey;

export function makeTagKey<Tag extends string>(api: string): TagKey<Tag> {
  return (tag) => [{ api, ...(tag !== undefined && { tags: marked([tag]) }) }];
}

/**
 * Finds keys that begin so, as TanStack Query does by itself: `mutate(keyMatches(tagKey("orders")))`
 * is the same for SWR.
 */
export function keyMatches(start: QueryKey): (key: unknown) => boolean {
  return (key) => hasPart(key, start);
}

function hasPart(value: unknown, part: unknown): boolean {
  if (typeof part !== "object" || !part) return value === part;
  const members = Object(value) as Readonly<Record<string, unknown>>;
  return Object.entries(part).every(([name, member]) => hasPart(members[name], member));
}

function marked(tags: readonly string[]): Readonly<Record<string, true>> {
  return Object.fromEntries(tags.map((tag) => [tag, true]));
}

/**
 * Values without a form in JSON, by these rules: a bigint is a number where that is exact, else its
 * digits and `n`; a Date, and what else has `toJSON`, is what that gives; bytes are their Base64; a Blob is described, as its bytes can't
 * be read at once. Members are sorted, and those that are undefined are left out.
 */
function plainOf(value: unknown, outer?: Ancestors): unknown {
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? Number(value) : `${value}n`;
  if (typeof value !== "object" || !value) return value;
  const { toJSON } = value as { readonly toJSON?: unknown };
  if (typeof toJSON === "function") return plainOf(Reflect.apply(toJSON, value, []), outer);
  const bytes = bytesOf(value);
  if (bytes) return { bytes: toBase64(bytes) };
  if (value instanceof Blob) return describe(value);
  const ancestors = enter(value, outer);
  if (Array.isArray(value)) return value.map((item) => plainOf(item, ancestors));
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, plainOf(member, ancestors)]));
}

function describe(blob: Blob): object {
  const { type, size } = blob;
  const { name, lastModified } = blob as Partial<Record<"name" | "lastModified", unknown>>;
  return { blob: { type, size, ...(name !== undefined && { name, lastModified }) } };
}
