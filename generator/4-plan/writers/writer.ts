/**
 * How the parts of a request are written, as data: which writer of the runtime does it, with which codec,
 * and which options differ from OpenAPI's defaults.
 */
import type { ParserDialect } from "../../model/dialects.js";
import type { ArrayNotation, Nulls, ParameterLocation, Style } from "../../model/parameter.js";
import type { RuntimeExport } from "../runtime-exports.js";
import type { Codec } from "../codecs/codec.js";

export type ParameterWriter =
  /** Written like a body of a media type. */
  | { readonly kind: "content"; readonly in: ParameterLocation; readonly body: ValueWriter }
  | { readonly kind: "style"; readonly style: PlannedStyle; readonly codec: Codec }
  /** One scalar, which all styles write the same way. */
  | { readonly kind: "scalar"; readonly in: "path" | "header"; readonly codec: Codec }
  | {
      readonly kind: "delimited";
      readonly style: PlannedStyle;
      readonly delimiter: string;
      readonly codec: Codec;
    }
  | { readonly kind: "stripe"; readonly arrays: ArrayNotation; readonly codec: Codec }
  | { readonly kind: "parser"; readonly notation: ParserNotation; readonly codec: Codec }
  /** `?name` for null. */
  | { readonly kind: "allowEmptyValue"; readonly writer: ParameterWriter };

/** A style of OpenAPI at its place. Forms write their members as a query does. */
export interface PlannedStyle {
  /** The function of the runtime. */
  readonly writer: RuntimeExport;
  readonly style: Style;
  readonly place: ParameterLocation;
  /** Options that differ from the style's defaults. */
  readonly options: {
    readonly explode?: boolean;
    readonly allowReserved?: true;
    readonly arrays?: ArrayNotation;
  };
}

/** How a server's parser expects lists and nulls. */
export interface ParserNotation {
  readonly dialect: ParserDialect;
  /** `null`: the default, or the only notation of the parser. */
  readonly arrays: ArrayNotation | null;
  readonly nulls: Nulls;
}

/** A request body: one media type, or one of several that the caller names. */
export type BodyWriter =
  | ContentWriter
  | {
      readonly kind: "choice";
      readonly byMediaType: readonly (readonly [string, ContentWriter])[];
    };

/** A body of one media type; for a range, the caller names the type. */
export type ContentWriter =
  | ValueWriter
  | MultipartWriter
  | { readonly kind: "bytes"; readonly mediaType: string }
  | {
      readonly kind: "range";
      readonly mediaType: string;
      /** For texts, if the range allows JSON or text. */
      readonly text: ContentWriter | null;
      readonly writer: ContentWriter;
    };

/** The writers that parameters may use too. */
export type ValueWriter =
  | { readonly kind: "json"; readonly codec: Codec; readonly mediaType: string }
  | { readonly kind: "text"; readonly codec: Codec; readonly mediaType: string }
  | FormWriter;

export type FormWriter =
  | {
      readonly kind: "form";
      readonly codec: Codec;
      readonly members: readonly (readonly [name: string, writer: MemberWriter])[];
      readonly arrays: ArrayNotation;
      readonly nulls: Nulls;
    }
  | {
      readonly kind: "stripeForm";
      readonly codec: Codec;
      readonly arrays: ArrayNotation;
      readonly nulls: Nulls;
    }
  | {
      readonly kind: "parserForm";
      readonly codec: Codec;
      readonly notation: ParserNotation;
      readonly members: readonly (readonly [name: string, writer: MemberWriter])[];
    };

/** A member that a form writes differently than its codec. */
export type MemberWriter =
  | { readonly kind: "wholeJson" }
  | { readonly kind: "content"; readonly mediaType: string }
  | { readonly kind: "style"; readonly style: PlannedStyle };

export type MultipartWriter =
  | {
      readonly kind: "multipart";
      readonly codec: Codec;
      readonly mediaType: string;
      readonly parts: readonly (readonly [name: string, writer: PartWriter])[];
      readonly nulls: Nulls;
    }
  /** The parts of a list. `null`: by the kind of the item. */
  | {
      readonly kind: "multipartByPosition";
      readonly codec: Codec;
      readonly mediaType: string;
      readonly first: readonly (PartWriter | null)[];
      readonly item: PartWriter | null;
    }
  | {
      readonly kind: "stripeMultipart";
      readonly codec: Codec;
      readonly mediaType: string;
      readonly arrays: ArrayNotation;
      readonly nulls: Nulls;
    }
  | {
      readonly kind: "parserMultipart";
      readonly codec: Codec;
      readonly mediaType: string;
      readonly notation: ParserNotation;
      readonly parts: readonly (readonly [name: string, writer: PartWriter])[];
    };

/** A part of a multipart body that is written differently than by its codec. */
export type PartWriter =
  /** `isWhole`: a list is one text, not one part for each item. */
  | { readonly kind: "content"; readonly mediaType: string; readonly isWhole: boolean }
  | { readonly kind: "style"; readonly style: PlannedStyle }
  | { readonly kind: "body"; readonly body: MultipartWriter }
  | {
      readonly kind: "headers";
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly part: PartWriter | null;
    };
