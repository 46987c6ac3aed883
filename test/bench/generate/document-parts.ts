/** Documents of other sizes, made of one: with the first of its paths, or with all of them twice. */

export interface LargeDocument {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** As documents are published: on lines of their own. */
export const textOf = (value: unknown) => JSON.stringify(value, null, 2);

/** About so many bytes of text: the paths that fit, with the components that they need. */
export function partOf(document: LargeDocument, bytes: number): LargeDocument {
  const paths: Record<string, unknown> = {};
  const needed = new Set<string>();
  let size = 0;
  for (const [path, item] of Object.entries(document.paths)) {
    const known = new Set(needed);
    const parts = [
      item,
      ...needs(item, document, known).map((name) => componentOf(document, name)),
    ];
    const more = parts.reduce<number>((sum, part) => sum + textOf(part).length, path.length);
    // What refers to half of the document is no part of a small one.
    if (size + more > bytes) continue;
    size += more;
    paths[path] = item;
    for (const name of known) needed.add(name);
  }
  const components: Record<string, Record<string, unknown>> = {};
  for (const [kind, all] of Object.entries(document.components)) {
    const kept = Object.entries(all).filter(([name]) => needed.has(`${kind}/${name}`));
    components[kind] = Object.fromEntries(kept);
  }
  // Webhooks and tags are left out: they would outweigh a small part.
  const { openapi, info } = document;
  return { openapi, info, paths, components };
}

/** The document, and below `/copy` so much of it again, of components with other names, as is missing to `bytes`. */
export function joinTwice(document: LargeDocument, bytes: number): LargeDocument {
  const missing = bytes - textOf(document).length;
  const text = JSON.stringify(partOf(document, missing))
    .replace(/"#\/components\/(\w+)\//g, '"#/components/$1/copied-')
    .replace(/"operationId":"/g, '"operationId":"copied-');
  const copy = JSON.parse(text) as LargeDocument;
  const renamed = (all: Readonly<Record<string, unknown>>, prefix: string) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [prefix + name, one]));
  const components = Object.entries(document.components).map(([kind, all]) => [
    kind,
    { ...all, ...renamed(copy.components[kind] ?? {}, "copied-") },
  ]);
  return {
    ...document,
    paths: { ...document.paths, ...renamed(copy.paths, "/copy") },
    components: Object.fromEntries(components) as LargeDocument["components"],
  };
}

/** Adds what a value refers to, and what that refers to, as `schemas/Name`. @returns what is new */
function needs(value: unknown, document: LargeDocument, known: Set<string>): readonly string[] {
  const found: string[] = [];
  for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/([^"]+)"/g)) {
    const target = name!.split("/").slice(0, 2).join("/");
    if (known.has(target)) continue;
    known.add(target);
    found.push(target, ...needs(componentOf(document, target), document, known));
  }
  return found;
}

function componentOf({ components }: LargeDocument, name: string): unknown {
  const [kind, ...rest] = name.split("/");
  return components[kind!]?.[rest.join("/")] ?? null;
}
