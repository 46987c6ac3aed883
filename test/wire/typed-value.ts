/** The typed values of the conformance files: JSON, plus JavaScript values that JSON lacks. */

type Key = string | number;
type Members = readonly (readonly [key: Key, typed: unknown])[];

interface FileFacts {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** Decodes one typed value. Own `__proto__` members and cycles are kept. */
export function decodeTyped(typed: unknown): unknown {
  const closeCycles: ((root: unknown) => void)[] = [];
  const root = decode(typed);
  for (const close of closeCycles) close(root);
  return root;

  function decode(typed: unknown): unknown {
    if (typeof typed !== "object" || typed === null) return typed;
    if (Array.isArray(typed)) return fill([], [...typed.entries()]);
    const members = Object.entries(typed);
    const [[name, argument] = ["", undefined], ...others] = members;
    const isSpecial = name.startsWith("$") && others.length === 0;
    return isSpecial ? decodeSpecial(name, argument) : fill({}, members);
  }

  function decodeSpecial(name: string, argument: unknown): unknown {
    const notations: Readonly<Record<string, (argument: never) => unknown>> = {
      $undefined: () => undefined,
      $number: (text: string) => Number(text),
      $bigint: (text: string) => BigInt(text),
      $date: (text: string) => new Date(text),
      $bytes: bytesOf,
      $blob: ({ base64, type }: FileFacts) => new Blob([bytesOf(base64)], { type }),
      $file: ({ base64, name, type }: FileFacts) => new File([bytesOf(base64)], name, { type }),
      $object: (members: Members) => fill({}, members),
      $nullproto: (members: object) => fill(Object.create(null), Object.entries(members)),
      $inherits: ({ proto, own }: { proto: object; own: object }) =>
        fill(Object.create(decode(proto) as object), Object.entries(own)),
      $sparse: ({ length, items }: { length: number; items: Members }) =>
        Object.assign(fill([], items), { length }),
      $map: (members: Members) => new Map(members.map(([key, value]) => [key, decode(value)])),
      $set: (items: readonly unknown[]) => new Set(items.map(decode)),
      $symbol: (text: string) => Symbol(text),
      $function: () => () => undefined,
    };
    const notation = notations[name];
    if (notation === undefined) throw new Error(`unknown notation ${name}`);
    return notation(argument as never);
  }

  /** A plain assignment of `__proto__` would set the prototype and lose the member. */
  function fill<T extends object>(target: T, members: Members): T {
    for (const [key, typed] of members) {
      const attributes = { writable: true, enumerable: true, configurable: true };
      const path = cyclePath(typed);
      const value = path === undefined ? decode(typed) : undefined;
      // The member of a cycle keeps its position; its value is set last.
      Object.defineProperty(target, key, { value, ...attributes });
      if (path !== undefined)
        closeCycles.push((root) => Reflect.set(target, key, valueAt(root, path)));
    }
    return target;
  }
}

function cyclePath(typed: unknown): readonly Key[] | undefined {
  const isCycle = typeof typed === "object" && typed !== null && "$cycle" in typed;
  return isCycle ? (typed.$cycle as readonly Key[]) : undefined;
}

function valueAt(root: unknown, path: readonly Key[]): unknown {
  return path.reduce((value, key) => (value as Record<Key, unknown>)[key], root);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, "base64"));
}
