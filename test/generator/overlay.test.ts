/**
 * Overlays compared with a simple implementation of their specification, and the origin of each
 * value.
 */
import * as fc from "fast-check";
import { query, type JSONValue } from "json-p3";
import { expect, it } from "vitest";
import { applyOverlays } from "../../generator/1-load/overlay/overlay.js";
import type { Source } from "../../generator/1-load/source.js";
import { Diagnostics, Reported } from "../../generator/diagnostics/diagnostic.js";

type Mapping = Record<string, unknown>;

interface Action {
  readonly target: string;
  readonly update?: unknown;
  readonly copy?: string;
  readonly remove?: boolean;
}

it("does what a plain reading does, knows where all was written, and leaves its inputs alone", async () => {
  const seen = { applied: 0, refused: 0, changed: 0 };
  await fc.assert(
    fc.asyncProperty(
      documents,
      fc.array(actions, { minLength: 1, maxLength: 6 }),
      async (document, actions) => {
        const overlay = { overlay: "1.1.0", info: {}, actions };
        const inputs = JSON.stringify([document, overlay]);
        const expected = applyPlainly(document, actions);
        const diagnostics = new Diagnostics();
        const sources = [sourceOf("a.yaml", document), sourceOf("b.yaml", overlay)] as const;
        const result = await applyOverlays(sources[0], [sources[1]], diagnostics).catch(
          (error: unknown) => {
            if (!(error instanceof Reported)) throw error;
            return null;
          },
        );
        expect(JSON.stringify([document, overlay])).toBe(inputs);
        seen[expected === null ? "refused" : "applied"]++;
        expect(result === null).toBe(expected === null);
        if (result === null) return;
        expect(result.value).toEqual(expected);
        if (JSON.stringify(expected) !== JSON.stringify(document)) seen.changed++;
        const written = { "a.yaml": document, "b.yaml": overlay } as Mapping;
        for (const [pointer, scalar] of scalarsOf(result.value, "")) {
          const { file, pointer: at } = result.originOf!(pointer);
          expect(valueAt(written[file], at), `${pointer} of ${file}#${at}`).toBe(scalar);
        }
      },
    ),
    { numRuns: 3000 },
  );
  expect(Math.min(seen.applied, seen.refused, seen.changed)).toBeGreaterThan(300);
});

it("is not led astray by names that objects have by themselves", async () => {
  const document = JSON.parse('{"__proto__": {"a": 1}, "constructor": {"b": 2}}') as Mapping;
  const update = JSON.parse('{"__proto__": {"c": 3}, "toString": "text"}') as Mapping;
  const overlay = sourceOf("b.yaml", { overlay: "1.1.0", actions: [{ target: "$", update }] });
  const { value } = await applyOverlays(sourceOf("a.yaml", document), [overlay], new Diagnostics());
  expect(JSON.stringify(value)).toBe(
    '{"__proto__":{"a":1,"c":3},"constructor":{"b":2},"toString":"text"}',
  );
  expect(({} as Mapping)["c"]).toBeUndefined();
});

function sourceOf(file: string, value: unknown): Source {
  const locate = () => ({ offset: 0, length: 1 });
  return {
    file,
    path: `/${file}`,
    text: "",
    value,
    locate,
    keysAt: () => [],
    textAt: () => undefined,
    writtenAt: () => undefined,
  };
}

/** The specification's rules, on a copy that may be changed; `null` for an error. */
function applyPlainly(document: unknown, actions: readonly Action[]): unknown {
  const copy = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  const holder: Mapping = { $: copy(document) };
  let isWrong = false;
  const kind = (value: unknown) =>
    Array.isArray(value) ? "list" : value !== null && typeof value === "object" ? "map" : "scalar";
  const mergeInto = (around: Mapping, key: string | number, patch: unknown): void => {
    const target = around[key];
    if (Array.isArray(target)) target.push(...(Array.isArray(patch) ? patch : [patch]));
    else if (kind(target) !== kind(patch)) isWrong = true;
    else if (kind(target) === "scalar") around[key] = patch;
    else
      for (const [name, member] of Object.entries(patch as Mapping)) {
        const inside = target as Mapping;
        if (!(name in inside)) inside[name] = member;
        else if (Array.isArray(inside[name]) && !Array.isArray(member)) isWrong = true;
        else mergeInto(inside, name, member);
      }
  };
  for (const { target, update, copy: from, remove } of actions) {
    const select = (path: string) => {
      const nodes = [...query(path, holder["$"] as JSONValue)];
      return [...new Map(nodes.map((node) => [JSON.stringify(node.location), node])).values()];
    };
    const places = select(target).map(({ location }) => location);
    const parentOf = (place: readonly (string | number)[]): [Mapping, string | number] => {
      let [around, key]: [Mapping, string | number] = [holder, "$"];
      for (const next of place) [around, key] = [around[key] as Mapping, next];
      return [around, key];
    };
    const valueOf = (place: readonly (string | number)[]) => {
      const [around, key] = parentOf(place);
      return around[key];
    };
    if (remove === true) {
      if (places.some((place) => place.length === 0)) return null;
      // Marked first and removed afterwards, so that no index changes.
      for (const [around, key] of places.map(parentOf)) around[key] = removed;
      holder["$"] = sweep(holder["$"]);
      continue;
    }
    if (places.length === 0) continue;
    if (new Set(places.map((place) => kind(valueOf(place)))).size > 1) {
      isWrong = true;
      continue;
    }
    const found = from === undefined ? [{ value: update, location: [] }] : select(from);
    if (found.length > 1) isWrong = true;
    if (found.length !== 1) continue;
    const patch = copy(found[0]!.value);
    for (const place of places) mergeInto(...parentOf(place), copy(patch));
  }
  return isWrong ? null : holder["$"];
}

const removed = Symbol("removed");

function sweep(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== removed).map(sweep);
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).filter(([, member]) => member !== removed);
  return Object.fromEntries(members.map(([key, member]) => [key, sweep(member)]));
}

function* scalarsOf(value: unknown, pointer: string): Generator<[string, unknown]> {
  if (value === null || typeof value !== "object") yield [pointer, value];
  else
    for (const [key, member] of Object.entries(value))
      yield* scalarsOf(member, `${pointer}/${key}`);
}

function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce((at, key) => (at as Mapping)[key], value);
}

/** Few names and small lists, so that paths meet; also the same container in several places. */
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("x", "y", 1, null, true),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("tree"), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));
const documents = fc
  .tuple(tree, tree, tree)
  .map(([a, b, shared]) => ({ a, b, c: [shared, { a: shared, b }] }));
const paths = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom("$", "$..a", "$..*", "$.c[*]", "$[?@.a]", "$['a','a']") },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(".a", ".b", ".c", "[0]", "[-1]", "[*]", "[1,0]"), {
        minLength: 1,
        maxLength: 3,
      })
      .map((segments) => `$${segments.join("")}`),
  },
);
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ target: paths, update: tree }),
  fc.record({ target: paths, copy: paths }),
  fc.record({ target: paths, remove: fc.constant(true) }),
);
