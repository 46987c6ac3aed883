import type { EnumValue } from "./schema.js";

export interface Example {
  readonly name: string | null;
  readonly summary: string | null;
  readonly value: JsonValue;
}

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Documentation from the document. Plain text, not escaped for anything. */
export interface Docs {
  readonly summary: string | null;
  readonly description: string | null;
  readonly deprecated: boolean;
  /** Short facts: `maxLength: 5000`, `format: currency`, `default: 10`. */
  readonly facts: readonly string[];
  /** Values of an enum that have a text of their own. */
  readonly values: readonly EnumValue[];
  /** Values that show what is meant, as JSON. */
  readonly examples: readonly string[];
  /** The texts of items, of the values of a map and of variants. */
  readonly inner: readonly { readonly of: string; readonly text: string }[];
  readonly externalDocs: string | null;
}
