import type { Notation, Style } from "./parameter.js";
import type { Example, Docs } from "./docs.js";
import type { Shape } from "./schema.js";
import { type Pointer } from "../diagnostics/diagnostic.js";

export interface RequestBody {
  readonly at: Pointer;
  readonly required: boolean;
  readonly docs: Docs;
  /** At least one. The first is meant where a caller names none. */
  readonly contents: readonly RequestContent[];
}

export interface RequestContent {
  readonly at: Pointer;
  readonly mediaType: string;
  readonly shape: Shape;
  readonly format: BodyFormat;
  readonly examples: readonly Example[];
}

export type BodyFormat =
  | { readonly kind: "json" }
  | FormFormat
  | MultipartFormat
  | { readonly kind: "text" }
  | { readonly kind: "binary" };

export interface FormFormat extends Notation {
  readonly kind: "form";
  readonly encodings: Encodings;
}

export interface MultipartFormat extends Notation {
  readonly kind: "multipart";
  /** By property name. */
  readonly encodings: ReadonlyMap<string, PartEncoding>;
  /** By position (OpenAPI 3.2): the first parts, and all others. */
  readonly prefix: readonly PartEncoding[];
  readonly item: PartEncoding | null;
}

/** How one part of a multipart body is written. */
export interface PartEncoding {
  readonly encoding: PropertyEncoding | null;
  /** Where its content type is multipart: how its own parts are (OpenAPI 3.2). */
  readonly nested: MultipartFormat | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Explicit encodings by property name; a property without one is written by its shape. */
export type Encodings = ReadonlyMap<string, PropertyEncoding>;

export type PropertyEncoding =
  | {
      readonly kind: "style";
      readonly style: Style;
      readonly explode: boolean;
      readonly allowReserved: boolean;
    }
  /** `isWhole`: an array is one text, not one for each item. */
  | { readonly kind: "content"; readonly mediaType: string; readonly isWhole: boolean };
