import { contextOfMember, type KeywordContext } from "./keyword-context.js";
import { plainText } from "./plain-text.js";
import type { Source } from "./source.js";

type Parsed = Pick<Source, "value">;

/**
 * The file part of every reference from one file to another. Values that are data, such as examples, have
 * no references.
 */
export function* externalReferences(source: Parsed, entry: Parsed): Generator<string> {
  const schemes = schemesOf(entry);
  const stack: [unknown, KeywordContext][] = [[source.value, aroundRoot(source, entry)]];
  const seen = new Set<unknown>();
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [node, around] = top;
    if (node === null || typeof node !== "object" || seen.has(node)) continue;
    seen.add(node);
    const { $ref: reference, security, discriminator } = node as Record<string, unknown>;
    if (typeof reference === "string") yield* filePart(reference);
    if (schemes !== null && around !== "names" && Array.isArray(security))
      for (const key of security.flatMap((names) => Object.keys(Object(names) as object)))
        if (!schemes.has(key)) yield* filePart(key);
    if (around === "fields" || around === "file") yield* mappedFiles(discriminator);
    for (const [key, member] of Object.entries(node)) {
      const inside = contextOfMember(around, key, member);
      if (inside !== null) stack.push([member, inside]);
    }
  }
}

function* filePart(reference: string): Generator<string> {
  if (!reference.startsWith("#")) yield reference.split("#", 1)[0]!;
}

/** The files that a discriminator's mapping names: subtypes may be where no `$ref` leads. */
function* mappedFiles(discriminator: unknown): Generator<string> {
  if (typeof discriminator !== "object" || discriminator === null) return;
  const { mapping, defaultMapping } = discriminator as Record<string, unknown>;
  const words = typeof mapping === "object" && mapping !== null ? Object.values(mapping) : [];
  for (const written of [...words, defaultMapping])
    if (typeof written === "string" && /^[^#]+(#|\/|\.(ya?ml|json)$)/i.test(written))
      yield* filePart(written);
}

/** A file that is only referred to may be a schema, or a mapping of named ones. */
function aroundRoot({ value }: Parsed, entry: Parsed): KeywordContext {
  const isDocument = typeof value === "object" && value !== null && "openapi" in value;
  return isDocument || value === entry.value ? "fields" : "file";
}

/**
 * The names of security schemes. Others are URIs since 3.2; `null` in an earlier version, where a
 * requirement has names alone.
 */
function schemesOf({ value }: Parsed): ReadonlySet<string> | null {
  const { openapi, components } = Object(value) as Record<string, unknown>;
  if (!plainText(openapi).startsWith("3.2")) return null;
  const { securitySchemes } = Object(components) as Record<string, unknown>;
  return new Set(Object.keys(Object(securitySchemes) as object));
}
