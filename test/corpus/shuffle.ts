/** A document with its parts in another order: the same API, as another author might write it. */
import { makeRandom } from "../../templates/runtime/fake/random.js";

/** `root` as JSON, with its paths, schemas and responses in an order that depends on `seed`. */
export function shuffledText(root: unknown, seed: number): string {
  const random = randomNumbers(seed);
  const write = (value: unknown, at: readonly string[]): string => {
    if (Array.isArray(value)) return `[${value.map((item) => write(item, ["-", "-"])).join(",")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const entries = Object.entries(value);
    const inOrder = isShuffled(at) ? shuffle(entries, random) : entries;
    // By hand, since objects in JavaScript always put keys like "201" first.
    const members = inOrder.map(
      ([key, member]) => `${JSON.stringify(key)}:${write(member, [...at, key])}`,
    );
    return `{${members.join(",")}}`;
  };
  return write(root, []);
}

/** Mappings whose order has no meaning; `*` is any key. The order of properties is the author's. */
const shuffledPlaces: readonly (readonly string[])[] = [
  [],
  ["paths"],
  ["paths", "*"],
  ["paths", "*", "*", "responses"],
  ["components"],
  ["components", "*"],
  ["definitions"],
  ["responses"],
  ["webhooks"],
];

function isShuffled(at: readonly string[]): boolean {
  return shuffledPlaces.some(
    (place) => place.length === at.length && place.every((key, i) => key === "*" || key === at[i]),
  );
}

/** Fisher and Yates. */
function shuffle<T>(items: readonly T[], random: () => number): readonly T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** The same numbers for the same seed, so that a failure can be repeated. */
export function randomNumbers(seed: number): () => number {
  return makeRandom(seed).next;
}
