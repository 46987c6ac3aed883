/** What some paths of a document need of the rest. */
import { escapeToken } from "../../1-load/source.js";
import { isRecord } from "../../2-resolve/node.js";

export type Members = Readonly<Record<string, unknown>>;

/** A document without its paths and webhooks, and what is asked of it for each edit. */
export interface DocumentRest {
  readonly members: Members;
  /** The text of each component, by the reference to it. */
  readonly components: ReadonlyMap<string, string>;
  readonly subtypes: ReadonlyMap<string, readonly string[]>;
}

export function documentRest(document: Members): DocumentRest {
  const { paths: _, webhooks: __, ...members } = document;
  const components = componentsOf(members);
  return { members, components, subtypes: subtypesIn(components) };
}

/** The references to all components that some parts reach. */
export function reachedNames(
  { components, subtypes }: DocumentRest,
  parts: readonly unknown[],
): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue: string[] = parts.map((part) => JSON.stringify(part));
  for (const text of queue)
    for (const name of namesIn(text)) {
      const component = components.get(name);
      if (component === undefined || reached.has(name)) continue;
      reached.add(name);
      queue.push(component, ...(subtypes.get(name) ?? []).map((one) => `"${one}"`));
    }
  return reached;
}

/** Mappings of components: OpenAPI has them in `components`, Swagger 2.0 in the document itself. */
const swaggerGroups = ["definitions", "parameters", "responses"];

/** All components but security schemes, which stay: they have names alone. */
function componentsOf(document: Members): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [at, group] of groupsOf(document))
    for (const [name, value] of Object.entries(group))
      found.set(`#/${at}/${escapeToken(name)}`, JSON.stringify(value));
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

/** All that a document has but paths, with only some of its components, in their order. */
export function withComponents({ members }: DocumentRest, names: ReadonlySet<string>): Members {
  let left = members;
  for (const [at, group] of groupsOf(members)) {
    const few = Object.fromEntries(
      Object.entries(group).filter(([name]) => names.has(`#/${at}/${escapeToken(name)}`)),
    );
    const [first = "", second] = at.split("/");
    const outer = left[first] as Members;
    left = { ...left, [first]: second === undefined ? few : { ...outer, [second]: few } };
  }
  return left;
}

/** All components that a text may name: by a reference, or by the word of a discriminator. */
function* namesIn(text: string): Generator<string> {
  for (const [, reference] of text.matchAll(/"(#\/[^"\\]+)"/g)) yield decoded(reference!);
  if (!text.includes('"mapping"')) return;
  for (const [, word] of text.matchAll(/":"([\w.-]+)"/g)) yield `#/components/schemas/${word}`;
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
function subtypesIn(components: ReadonlyMap<string, string>): DocumentRest["subtypes"] {
  const found = new Map<string, readonly string[]>();
  for (const [name, text] of components) {
    if (!text.includes('"allOf"')) continue;
    for (const base of namesIn(text)) {
      const text = components.get(base) ?? "";
      if (!text.includes('"discriminator"') && !text.includes('"allOf"')) continue;
      found.set(base, [...(found.get(base) ?? []), name]);
    }
  }
  return found;
}
