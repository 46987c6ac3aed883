/** What some paths of a document need of the rest. */
import { escapeToken } from "../../1-load/source.js";
import { isRecord } from "../../2-resolve/node.js";

export type Members = Readonly<Record<string, unknown>>;

/** A document without its paths and webhooks, and what is asked of it for each edit. */
export interface DocumentRest {
  readonly members: Members;
  /** Each component, by the reference to it. */
  readonly components: ReadonlyMap<string, unknown>;
  readonly subtypes: ReadonlyMap<string, readonly string[]>;
}

/** @param text that of the document */
export function documentRest(document: Members, text: string): DocumentRest {
  const { paths: _, webhooks: __, ...members } = document;
  const components = componentsOf(members);
  const mayHaveSubtypes = text.includes('"allOf"') || text.includes("\\u");
  return { members, components, subtypes: mayHaveSubtypes ? subtypesIn(components) : new Map() };
}

/** The components that some parts need, by the references to them. */
export interface Reached {
  readonly whole: ReadonlySet<string>;
  /** Schemas of which only the names are needed: they may say anything. */
  readonly named: ReadonlySet<string>;
  /** Whether all that these components refer to is among them. */
  readonly isClosed: boolean;
}

/**
 * The components that some parts reach.
 * @param shallow parts of which only the schemas are needed that they refer to, and the names in these
 */
export function reachedComponents(
  { components, subtypes }: DocumentRest,
  parts: readonly unknown[],
  shallow: readonly unknown[] = [],
): Reached {
  const whole = new Set<string>();
  const named = new Set<string>();
  let isClosed = true;
  const add = (all: readonly unknown[], isDeep: boolean) => {
    const queue = all.flatMap((part) => [...namesIn(JSON.stringify(part))]);
    for (const { component: name } of queue) {
      if (!components.has(name) || whole.has(name)) continue;
      whole.add(name);
      const text = JSON.stringify(components.get(name));
      const subtypesOfIt = subtypes.get(name) ?? [];
      const others = [...namesIn(text), ...subtypesOfIt.map((one) => wholeName(one))];
      isClosed &&= others.every((one) => components.has(one.component) || one.isWord);
      const isName = isSchema(name) && !text.startsWith('{"$ref"');
      for (const other of others)
        if (isDeep || !isName || other.isInside) queue.push(other);
        else if (components.has(other.component)) named.add(other.component);
    }
  };
  add(parts, true);
  add(shallow, false);
  for (const name of whole) named.delete(name);
  return { whole, named, isClosed };
}

function isSchema(name: string): boolean {
  return name.startsWith("#/components/schemas/");
}

/** Mappings of components: OpenAPI has them in `components`, Swagger 2.0 in the document itself. */
const swaggerGroups = ["definitions", "parameters", "responses"];

/** All components but security schemes, which stay: they have names alone. */
function componentsOf(document: Members): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [at, group] of groupsOf(document))
    for (const [name, value] of Object.entries(group))
      found.set(`#/${at}/${escapeToken(name)}`, value);
  return found;
}

function groupsOf(document: Members): readonly (readonly [at: string, group: Members])[] {
  const { components } = document;
  const groups = isRecord(components) ? Object.entries(components) : [];
  return [
    ...groups.map(([name, group]) => [`components/${name}`, group] as const),
    ...swaggerGroups.map((name) => [name, document[name]] as const),
  ].flatMap(([at, group]) =>
    isRecord(group) && at !== "components/securitySchemes" ? [[at, group] as const] : [],
  );
}

/**
 * The components, for a document of whose components the last run has repaired none. Those of Swagger 2.0
 * are made into others, so they have to be read again.
 */
export function soundComponents({ components }: Members): ReadonlySet<unknown> {
  const groups = isRecord(components) ? Object.values(components).filter(isRecord) : [];
  return new Set([components, ...groups.flatMap((group) => Object.values(group))]);
}

/** All that a document has but paths, with only some of its components, in their order. */
export function withComponents({ members }: DocumentRest, { whole, named }: Reached): Members {
  let left = members;
  for (const [at, group] of groupsOf(members)) {
    const few = Object.fromEntries(
      Object.entries(group).flatMap(([name, value]) => {
        const reference = `#/${at}/${escapeToken(name)}`;
        if (whole.has(reference)) return [[name, value]];
        return named.has(reference) ? [[name, {}]] : [];
      }),
    );
    const [first = "", second] = at.split("/");
    const outer = left[first] as Members;
    left = { ...left, [first]: second === undefined ? few : { ...outer, [second]: few } };
  }
  return left;
}

/** How a text names a component. */
interface Naming {
  readonly component: string;
  /** It means something in the component. */
  readonly isInside: boolean;
  /** It may be any word. */
  readonly isWord: boolean;
}

/** All components that a text may name: by a reference, or by the word of a discriminator. */
function* namesIn(text: string): Generator<Naming> {
  for (const [, reference] of text.matchAll(/"(#\/[^"\\]+)"/g))
    yield wholeName(decoded(reference!));
  if (!text.includes('"mapping"')) return;
  for (const [, word] of text.matchAll(/":"([\w.-]+)"/g))
    yield { component: `#/components/schemas/${word}`, isInside: false, isWord: true };
}

function wholeName(reference: string): Naming {
  const tokens = reference.split("/", reference.startsWith("#/components/") ? 4 : 3);
  const component = tokens.join("/");
  return { component, isInside: component.length < reference.length, isWord: false };
}

/** Without the percent signs of URLs. */
function decoded(reference: string): string {
  if (!reference.includes("%")) return reference;
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/**
 * The schemas that extend another by `allOf`, where a discriminator may distinguish them: whoever
 * uses the other uses them too.
 */
function subtypesIn(components: ReadonlyMap<string, unknown>): DocumentRest["subtypes"] {
  const found = new Map<string, readonly string[]>();
  const texts = new Map(Array.from(components, ([name, value]) => [name, JSON.stringify(value)]));
  for (const [name, text] of texts) {
    if (!text.includes('"allOf"')) continue;
    for (const { component: base } of namesIn(text)) {
      const text = texts.get(base) ?? "";
      if (!text.includes('"discriminator"') && !text.includes('"allOf"')) continue;
      found.set(base, [...(found.get(base) ?? []), name]);
    }
  }
  return found;
}
