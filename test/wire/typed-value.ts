/** The conformance files' typed values: JSON, plus what JavaScript has and JSON lacks. */

type Path = readonly (string | number)[];

/** What `{ "$name": argument }` stands for. `decode` is the decoder, for values inside values. */
const notations: Readonly<Record<string, (argument: never, decode: Decode) => unknown>> = {
  $undefined: () => undefined,
  $number: (text: string) => Number(text),
  $bigint: (text: string) => BigInt(text),
  $date: (text: string) => new Date(text),
  $bytes: bytesOf,
  $blob: (of: FileFacts) => new Blob([bytesOf(of.base64)], { type: of.type }),
  $file: (of: FileFacts) => new File([bytesOf(of.base64)], of.name, { type: of.type }),
  $object: (members: Pairs, decode) => fill({}, members, decode),
  $nullproto: (members: object, decode) => fill(Object.create(null), membersOf(members), decode),
  $inherits: (of: { proto: unknown; own: object }, decode) =>
    fill(Object.create(decode(of.proto) as object), membersOf(of.own), decode),
  $sparse: (of: { length: number; items: Pairs }, decode) =>
    fill(Array.from({ length: 0 }), [["length", of.length], ...of.items], decode),
  $map: (pairs: Pairs, decode) => new Map(pairs.map(([key, value]) => [key, decode(value)])),
  $set: (items: readonly unknown[], decode) => new Set(items.map((item) => decode(item))),
  $symbol: (text: string) => Symbol(text),
  $function: () => () => undefined,
};

type Decode = (typed: unknown) => unknown;
type Pairs = readonly (readonly [key: string | number, value: unknown])[];

interface FileFacts {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** Decodes one typed value. Own `__proto__` members survive, and cycles lead where they should. */
export function decodeTyped(typed: unknown): unknown {
  cycles.length = 0;
  const root = decode(typed);
  for (const { target, key, path } of cycles) define(target, key, valueAt(root, path));
  return root;
}

/** Members that refer to the finished root: filled in last, where they stand already. */
const cycles: { readonly target: object; readonly key: string | number; readonly path: Path }[] =
  [];

function decode(typed: unknown): unknown {
  if (Array.isArray(typed)) return fill([], [...typed.entries()], decode);
  if (typeof typed !== "object" || typed === null) return typed;
  const members = membersOf(typed);
  const [name, argument] = members.length === 1 ? members[0]! : [""];
  const notation = String(name).startsWith("$") ? notations[name] : undefined;
  if (notation !== undefined) return notation(argument as never, decode);
  return fill({}, members, decode);
}

function fill(target: object, members: Pairs, decode: Decode): object {
  for (const [key, value] of members) {
    const path = cyclePath(value);
    if (path !== undefined) cycles.push({ target, key, path });
    define(target, key, path === undefined ? decode(value) : undefined);
  }
  return target;
}

/** A plain assignment of `__proto__` would set the prototype and lose the member. */
function define(target: object, key: string | number, value: unknown): void {
  const attributes = Array.isArray(target) && key === "length" ? {} : plain;
  Object.defineProperty(target, key, { value, ...attributes });
}

const plain = { writable: true, enumerable: true, configurable: true };

function cyclePath(value: unknown): Path | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return "$cycle" in value ? (value.$cycle as Path) : undefined;
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce((value, key) => (value as Record<string, unknown>)[key], root);
}

function membersOf(value: object): [string, unknown][] {
  return Object.entries(value);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, "base64"));
}
