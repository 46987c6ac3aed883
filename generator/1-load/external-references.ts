import { contextOfMember, type KeywordContext } from "./keyword-context.js";
import { plainText } from "./plain-text.js";
import type { Source } from "./source.js";

type Parsed = Pick<Source, "value" | "references">;

/**
 * The file part of every reference from one file to another. Values that are data, such as examples, have
 * no references.
 */
export function externalReferences(source: Parsed, entry: Parsed): ReadonlySet<string> {
  const schemes = schemesOf(entry);
  const found = new Set<string>();
  if (schemes === null && staysInside(source)) return found;
  const nodes: object[] = [Object(source.value) as object];
  const contexts: KeywordContext[] = [aroundRoot(source, entry)];
  const seen = new Set<object>();
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const around = contexts.pop()!;
    if (seen.has(node)) continue;
    seen.add(node);
    for (const key of Object.keys(node)) {
      const member = (node as Record<string, unknown>)[key];
      if (key === "$ref" && typeof member === "string") addFile(member, found);
      if (member === null || typeof member !== "object") continue;
      if (key === "security" && schemes !== null && around !== "names")
        addSchemeFiles(member, schemes, found);
      if (key === "discriminator" && (around === "fields" || around === "file"))
        addMappedFiles(member, found);
      const inside = contextOfMember(around, key, member);
      if (inside === null) continue;
      nodes.push(member);
      contexts.push(inside);
    }
  }
  return found;
}

/** Whether its text shows that a file refers to no other: most documents are one file. */
function staysInside({ references }: Parsed): boolean {
  if (references === undefined || references.hasDiscriminators) return false;
  for (const text of references.texts) if (!text.startsWith("#")) return false;
  return true;
}

function addFile(reference: string, found: Set<string>): void {
  if (!reference.startsWith("#")) found.add(reference.split("#", 1)[0]!);
}

function addSchemeFiles(security: object, schemes: ReadonlySet<string>, found: Set<string>): void {
  if (!Array.isArray(security)) return;
  for (const key of security.flatMap((names) => Object.keys(Object(names) as object)))
    if (!schemes.has(key)) addFile(key, found);
}

/** The files that a discriminator's mapping names: subtypes may be where no `$ref` leads. */
function addMappedFiles(discriminator: object, found: Set<string>): void {
  const { mapping, defaultMapping } = discriminator as Record<string, unknown>;
  const words = typeof mapping === "object" && mapping !== null ? Object.values(mapping) : [];
  for (const written of [...words, defaultMapping])
    if (typeof written === "string" && /^[^#]+(#|\/|\.(ya?ml|json)$)/i.test(written))
      addFile(written, found);
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
