/** A variant and its words of the discriminator, as one shape. */
import { declaredAt, writtenThough } from "../../diagnostics/diagnostic.js";
import type { ObjectShape, Property, Shape, Tag } from "../../model/schema.js";
import { intersectionOf } from "../../model/compose.js";
import { noDocs } from "../../model/merge-docs.js";
import type { ShapeTable } from "../../model/shape-table.js";
import type { TagMember, Word } from "./tag-members.js";
import { isPossible } from "./tag-words.js";

/** What the discriminator says of a variant's member. */
export interface Marking {
  readonly property: string;
  readonly words: readonly Word[];
  /** What the variant itself says of the member. */
  readonly own: TagMember;
  /** Whether it is for all words that no other variant has. */
  readonly isRest: boolean;
  /** The member as the variant declares it: whether it is required doesn't change. */
  readonly declared?: Property | undefined;
}

export function mark(variant: Shape, marking: Marking, table: ShapeTable): Shape {
  return intersectionOf([variant, markerOf(marking)], table);
}

/** How the words relate to what the variant itself says of the member. */
export function tagOf({ words, own, isRest, declared }: Marking): Tag {
  if (isRest) return "rest";
  if (!words.every((word) => isPossible(word, own))) return "replaces";
  // A `readOnly` member, but the discriminator needs it in requests.
  if (own.readOnlyAt !== undefined) return "narrows";
  const isDemanded = declared !== undefined || own.isRequired;
  return isDemanded && own.values?.length === 1 ? "repeats" : "narrows";
}

/** An object of which only the discriminator is known. */
function markerOf(marking: Marking): ObjectShape {
  const { property: name, words, own, isRest, declared } = marking;
  // Closed even in responses: each value is the marker of this variant.
  const variants = words.map((value): Shape => {
    return { kind: "enum", values: [{ value, description: null }] };
  });
  if (isRest) variants.push({ kind: "string", wire: null });
  const property: Property = {
    [declaredAt]: declared?.[declaredAt] ?? own.at,
    name,
    required: declared?.required ?? (!isRest || own.isRequired),
    shape: variants.length === 1 ? variants[0]! : { kind: "union", variants },
    // Without it no server could recognise the variant (OpenAPI 3.2, 4.25).
    access: declared?.access === "write" ? "write" : "both",
    [writtenThough]: own.readOnlyAt,
    docs: noDocs,
    tag: tagOf(marking),
  };
  return { kind: "object", properties: [property], additional: "open", requiredAnyOf: [] };
}

/** The words as messages show them. */
export function listOf(words: readonly Word[]): string {
  const shown = words.length > 6 ? words.slice(0, 5) : words;
  const texts = shown.map((word) => JSON.stringify(word));
  if (shown.length < words.length) texts.push(`${words.length - shown.length} more`);
  return texts.join(", ");
}

/** What a schema itself says of the member, for messages. */
export function saidOf({ values, types }: TagMember): string {
  return values !== undefined && values.length > 0 ? listOf(values) : types.join(" or ");
}
