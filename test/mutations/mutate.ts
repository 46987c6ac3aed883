/** One random, local change of a document. */
import type { Random } from "./random.js";

export interface Mutant {
  readonly document: unknown;
  /** What was done, for people. */
  readonly what: string;
  /** The place: the value, and for a renamed key also its new name. */
  readonly at: readonly string[];
}

type Container = Record<string, unknown>;

interface Place {
  readonly parent: readonly string[];
  readonly key: string;
}

/** Every place of a document, by the fields that lead there, without names that authors chose. */
export function placesOf(document: unknown): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  const visit = (value: unknown, path: readonly string[], kind: string) => {
    if (value === null || typeof value !== "object") return;
    for (const key of Object.keys(value)) {
      if (key.startsWith("x-")) continue;
      const name = isName(kind, key, value) ? "*" : key;
      const kinds = `${kind.split("/").slice(-2).join("/")}/${name}`;
      places.set(kinds, [...(places.get(kinds) ?? []), { parent: path, key }]);
      if (!isData(key)) visit((value as Container)[key], [...path, key], kinds);
    }
  };
  visit(document, [], "");
  return places;
}

function isName(kind: string, key: string, value: object): boolean {
  if (Array.isArray(value) || /^\/|^[1-5]\d\d$/.test(key)) return true;
  return /\/(properties|schemas|definitions|responses|parameters|headers|content|examples|securitySchemes|securityDefinitions|requestBodies|links|callbacks|mapping|scopes|variables|encoding|\$defs|patternProperties)$/.test(
    kind,
  );
}

function isData(key: string): boolean {
  return ["example", "examples", "default", "value"].includes(key);
}

/**
 * Half of all mutants are at any place, half at any kind of place, so that rare fields are tried
 * too.
 */
export function mutate(document: unknown, random: Random): Mutant {
  const kinds = placesOf(document);
  const all = [...kinds.values()];
  const total = all.reduce((sum, { length }) => sum + length, 0);
  for (;;) {
    const places = random.below(2) === 0 ? random.pick(all) : nth(all, random.below(total));
    const place = random.pick(places);
    const copy = structuredClone(document);
    const change = changeAt(copy, place, random);
    if (change !== undefined) return { document: copy, ...change };
  }
}

function nth(all: readonly (readonly Place[])[], index: number): readonly Place[] {
  let rest = index;
  for (const places of all) {
    if (rest < places.length) return [places[rest]!];
    rest -= places.length;
  }
  return all.at(-1)!;
}

type Change = Omit<Mutant, "document">;

function changeAt(copy: unknown, { parent, key }: Place, random: Random): Change | undefined {
  const container = parent.reduce<unknown>((at, token) => (at as Container)[token], copy);
  const value = (container as Container)[key];
  const pointer = pointerOf([...parent, key]);
  const set = (changed: unknown, what: string): Change => {
    (container as Container)[key] = changed;
    return { what: `${what} at ${pointer}`, at: [pointer] };
  };
  switch (random.below(7)) {
    case 0:
      return set(random.pick(others(value)), "another type");
    case 1:
      return set(null, "null");
    case 2: {
      if (Array.isArray(container)) container.splice(Number(key), 1);
      else delete (container as Container)[key];
      return { what: `gone: ${pointer}`, at: [pointer] };
    }
    case 3:
    case 4: {
      if (Array.isArray(container)) return undefined;
      const renamed = misspelt(key, random);
      if (renamed === key || Object.hasOwn(container as object, renamed)) return undefined;
      rename(container as Container, key, renamed);
      const at = pointerOf([...parent, renamed]);
      return { what: `misspelt: ${at}, was ${key}`, at: [at, pointer] };
    }
    case 5:
      if (value === null || typeof value !== "object" || Object.keys(value).length === 0)
        return typeof value === "string" && value.length > 2
          ? set(misspelt(value, random), "another word")
          : undefined;
      return set(Array.isArray(value) ? [] : {}, "empty");
    default: {
      if (!Array.isArray(value) || value.length === 0) return undefined;
      value.push(structuredClone(random.pick(value as readonly unknown[])));
      return {
        what: `twice in ${pointer}`,
        at: value.map((_, i) => `${pointer}/${i}`).concat(pointer),
      };
    }
  }
}

function others(value: unknown): readonly unknown[] {
  const all = ["a text", 7, true, ["a text"], { a: "text" }, -1.5, ""];
  const kind = Array.isArray(value) ? "list" : typeof value;
  return all.filter((other) => (Array.isArray(other) ? "list" : typeof other) !== kind);
}

/** Two letters swapped, one left out, or one doubled. */
function misspelt(word: string, random: Random): string {
  const i = random.below(Math.max(1, word.length - 1));
  const letters = [...word];
  switch (random.below(3)) {
    case 0:
      letters.splice(i, 2, ...letters.slice(i, i + 2).toReversed());
      break;
    case 1:
      letters.splice(i, 1);
      break;
    default:
      letters.splice(i, 0, letters[i] ?? "a");
  }
  return letters.join("");
}

/** Keeps the order of the keys. */
function rename(container: Container, key: string, renamed: string): void {
  const entries = Object.entries(container);
  for (const [name] of entries) delete container[name];
  for (const [name, value] of entries)
    Object.defineProperty(container, name === key ? renamed : name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
}

function pointerOf(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
