import { contextOfMember, type KeywordContext } from "../../1-load/keyword-context.js";
import { pointerTokens } from "../../1-load/source.js";
import { isRecord } from "../../2-resolve/node.js";
import { withSafeLinks } from "../../model/texts/safe-links.js";

/**
 * A copy of a document with only what types are made of. openapi-typescript follows whatever looks
 * like an address (examples, mappings, extensions), over the network too: none is left.
 * @returns the text of a `$ref` that leads out of the document, where there is one
 */
export function typesOnly(
  document: unknown,
): Record<string, unknown> | { readonly leaves: string } {
  let leaves: string | undefined;

  const copy = (value: unknown, around: KeywordContext): unknown => {
    if (Array.isArray(value)) return value.map((item) => copy(item, around));
    if (!isRecord(value)) return value;
    const reference = value["$ref"];
    if (typeof reference === "string" && !reference.startsWith("#/")) leaves ??= reference;
    const members = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
      if (around === "fields" && unwanted.has(key)) return [];
      if (around === "fields" && key === "discriminator")
        return [[key, withoutAddresses(member, document)]];
      if (around === "fields" && key === "example" && isCollection(member)) return [];
      if (around === "fields" && texts.has(key)) return [[key, safeTexts(member)]];
      const inside = contextOfMember(around, key, member);
      if (inside === null && (key.startsWith("x-") || key === "examples")) return [];
      if (inside === "examples") return [];
      return [[key, inside === null ? withoutReferences(member) : copy(member, inside)]];
    });
    return Object.fromEntries(members);
  };

  const copied = copy(document, "fields") as Record<string, unknown>;
  return leaves === undefined ? copied : { leaves };
}

/** What is printed in comments, and only there. */
const texts: ReadonlySet<string> = new Set([
  "title",
  "summary",
  "description",
  "format",
  "default",
  "example",
]);

function safeTexts(value: unknown): unknown {
  if (typeof value === "string") return withSafeLinks(value);
  if (Array.isArray(value)) return value.map(safeTexts);
  if (!isRecord(value)) return value;
  // What is called `$ref` in data would be followed.
  const members = Object.entries(value).filter(([key]) => key !== "$ref");
  return Object.fromEntries(
    members.map(([key, member]) => [withSafeLinks(key), safeTexts(member)]),
  );
}

const unwanted: ReadonlySet<string> = new Set([
  "externalDocs",
  "externalValue",
  "jsonSchemaDialect",
  "$self",
  "$schema",
]);

/** Its mapping keeps what leads to a schema of the document, names as pointers. */
function withoutAddresses(discriminator: unknown, document: unknown): unknown {
  if (!isRecord(discriminator)) return discriminator;
  const { propertyName, mapping } = discriminator;
  if (!isRecord(mapping)) return { propertyName };
  const kept = Object.entries(mapping).flatMap(([value, target]) => {
    if (typeof target !== "string") return [];
    const isName = /^[A-Za-z0-9._-]+$/.test(target);
    const pointer = isName ? `#/components/schemas/${target}` : target;
    return leadsTo(pointer, document) ? [[value, pointer] as const] : [];
  });
  return { propertyName, mapping: Object.fromEntries(kept) };
}

function leadsTo(reference: string, document: unknown): boolean {
  if (!reference.startsWith("#/")) return false;
  let node = document;
  try {
    for (const token of pointerTokens(decodeURIComponent(reference))) {
      if (!isCollection(node) || !Object.hasOwn(node, token)) return false;
      node = (node as Record<string, unknown>)[token];
    }
  } catch {
    return false;
  }
  return true;
}

/** Values of `default`, `const` and `enum` are data: what is called `$ref` in there is dropped. */
function withoutReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).filter(([key]) => key !== "$ref");
  return Object.fromEntries(members.map(([key, member]) => [key, withoutReferences(member)]));
}

function isCollection(value: unknown): value is object {
  return value !== null && typeof value === "object";
}
