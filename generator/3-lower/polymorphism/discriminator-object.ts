import { mappingsIn, schemaNamed, schemaNames } from "../../2-resolve/mappings.js";
import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import { typeName } from "../../2-resolve/reader.js";
import { targetOf } from "../../2-resolve/targets.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { isScalar } from "../schemas/enum-texts.js";
import type { Lowering } from "../lowering.js";

/** A Discriminator Object (OpenAPI 3.2, 4.25), or the name of a property in Swagger 2.0. */
export interface Discriminator {
  readonly at: Pointer;
  readonly property: string;
  /** In the order of the text. */
  readonly mapping: readonly Mapped[];
  /** The schema of values whose word the mapping doesn't have (`defaultMapping`, OpenAPI 3.2). */
  readonly fallback: Mapped | undefined;
}

/** What one word names. */
export interface Mapped {
  readonly word: string;
  /** Where the word is given its schema. */
  readonly at: Pointer;
  /** Behind all references. */
  readonly target: Node;
}

/** The discriminator of a schema. What is wrong with it is reported once, and then ignored. */
export function readDiscriminator(schema: Node, lowering: Lowering): Discriminator | undefined {
  const node = child(schema, "discriminator");
  const property = node && propertyOf(node, lowering);
  if (node === undefined || property === undefined) return undefined;
  const { entries, fallback } = mappingsIn(node, lowering.openapi.keysOf);
  const mapping = child(node, "mapping");
  if (mapping !== undefined && !isRecord(mapping.value))
    reportUnused(lowering, mapping, "a mapping");
  return {
    at: node.at,
    property,
    mapping: entries.flatMap(({ word, node }) => mappedBy(word, node, lowering)),
    fallback: fallback && mappedBy("", fallback, lowering)[0],
  };
}

/**
 * The words of a schema: from the mapping, else from the schema's own extension, as tools for Swagger write
 * it.
 */
export function wordsFor(node: Node, { mapping }: Discriminator): readonly string[] {
  const mapped = mapping.filter(({ target }) => target.at === node.at).map(({ word }) => word);
  if (mapped.length > 0) return mapped;
  // Beside its `allOf`, or in an inline part of it.
  const parts = [node, ...items(child(node, "allOf")).filter((part) => !child(part, "$ref"))];
  const written = parts.flatMap((part) => [
    child(part, "x-discriminator-value"),
    child(part, "x-ms-discriminator-value"),
  ]);
  const value = written.find((extension) => extension !== undefined)?.value;
  return isScalar(value) && value !== null ? [String(value)] : [];
}

function propertyOf(node: Node, lowering: Lowering): string | undefined {
  if (typeof node.value === "string") {
    if (!lowering.openapi.isSwagger) {
      const message = "`discriminator` is a mapping since OpenAPI 3.0: this is its `propertyName`";
      lowering.diagnostics.reportOnce("WF2008", node.at, message);
    }
    return node.value;
  }
  if (!isRecord(node.value)) {
    reportUnused(lowering, node, "a mapping");
    return undefined;
  }
  const property = child(node, "propertyName");
  if (property === undefined) {
    const message = "`discriminator` has no effect: `propertyName` is missing";
    lowering.diagnostics.reportOnce("WF3005", node.at, message, { on: "key" });
    return undefined;
  }
  return textOf(property, lowering);
}

function mappedBy(word: string, node: Node, lowering: Lowering): readonly Mapped[] {
  const { openapi } = lowering;
  const written = textOf(node, lowering);
  if (written === undefined) return [];
  const named = schemaNamed(written, node.at, openapi.sources);
  const isName = !/[/#:]|\.(ya?ml|json)$/i.test(written);
  const target =
    named ??
    (isName
      ? { error: `there is no schema ${JSON.stringify(written)}`, hint: undefined }
      : targetOf(written, node.at, openapi.sources));
  if (!("error" in target)) return [{ word, at: node.at, target: openapi.follow(target) }];
  const names = schemaNames(node.at, openapi.sources);
  const reason = isName ? target.error : `this points at nothing: ${target.error}`;
  const hint = target.hint ?? didYouMean(written, names);
  lowering.diagnostics.reportOnce(
    "WF3005",
    node.at,
    `this mapping of the discriminator has no effect: ${reason}`,
    {
      hint,
    },
  );
  return [];
}

/** The word as text: YAML reads an unquoted `1` or `true` as something else. */
function textOf(node: Node, lowering: Lowering): string | undefined {
  const { value } = node;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") {
    lowering.diagnostics.reportOnce("WF2008", node.at, `this is text: quote it`);
    return String(value);
  }
  reportUnused(lowering, node, "a string");
  return undefined;
}

function reportUnused(lowering: Lowering, { value, at }: Node, wanted: string): void {
  const message = `this has no effect: it must be ${wanted}, not ${typeName(value)}`;
  lowering.diagnostics.reportOnce("WF3005", at, message);
}
