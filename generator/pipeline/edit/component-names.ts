/** How the parts of a document name its components. */

/** How a text names a component. */
export interface Naming {
  readonly component: string;
  /** It means something in the component. */
  readonly isInside: boolean;
  /** It may be any word. */
  readonly isWord: boolean;
}

/** All components that a text may name: by a reference, or by the word of a discriminator. */
export function* namesIn(text: string): Generator<Naming> {
  for (const [, reference] of text.matchAll(/"(#\/[^"\\]+)"/g))
    yield wholeName(decoded(reference!));
  if (!text.includes('"mapping"')) return;
  for (const [, word] of text.matchAll(/":"([\w.-]+)"/g))
    yield { component: `#/components/schemas/${word}`, isInside: false, isWord: true };
}

export function wholeName(reference: string): Naming {
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

/** The schemas that extend another one. */
export type Subtypes = ReadonlyMap<string, readonly string[]>;

/**
 * The schemas that extend another by `allOf`, where a discriminator may distinguish them: whoever
 * uses the other uses them too.
 * @param texts of components, by the references to them; those may be missing that don't say `allOf`
 * or `discriminator`
 */
export function subtypesIn(texts: ReadonlyMap<string, string>): Subtypes {
  const found = new Map<string, readonly string[]>();
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
