import type { Encodings } from "./body.js";
import type { Docs } from "./docs.js";
import type { Shape } from "./schema.js";
import type { Pointer } from "../diagnostics/diagnostic.js";

/** `querystring` (OpenAPI 3.2): the value is the whole query. */
export type ParameterLocation = "path" | "query" | "querystring" | "header" | "cookie";

export interface Parameter {
  readonly at: Pointer;
  /** The wire name. */
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  /** The document requires it, and the client makes it: callers may leave it out, and servers insist. */
  readonly isMade?: true;
  readonly docs: Docs;
  readonly shape: Shape;
  readonly serialization: Serialization;
  /** Set where the client has a value too. `required` then only concerns the caller. */
  readonly ofClient?: OfClient;
}

/** `needed`: the caller or the client must give it, else nothing is sent. */
export type OfClient = "needed" | "optional";

/** How a parameter's value becomes text: by a style, or by a media type. */
export type Serialization =
  | (Notation & {
      readonly kind: "style";
      readonly style: Style;
      readonly explode: boolean;
      readonly allowReserved: boolean;
      readonly allowEmptyValue: boolean;
      /** Whether the document sets the style, or relies on OpenAPI's defaults. */
      readonly isStyleSaid: boolean;
    })
  | (Notation & {
      readonly kind: "content";
      readonly mediaType: string;
      readonly encodings: Encodings;
    });

/** For forms and queries: what OpenAPI leaves undefined. */
export interface Notation {
  /** The dialect that defines it. */
  readonly dialect: Dialect;
  /** Whether the document or the user has chosen it. */
  readonly isDialectSaid: boolean;
  readonly arrays: ArrayNotation;
  readonly nulls: Nulls;
}

export type Style =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  /** Swagger's `tsv`, which has no name in OpenAPI 3. */
  | "tabDelimited"
  | "deepObject"
  | "cookie";

/** `a[0]=x` or `a[]=x`. */
export type ArrayNotation = "indices" | "brackets";

/** Of bodies: `a=`, or nothing. */
export type Nulls = "empty" | "omit";

export type Dialect = "oas" | "stripe" | "qs" | "php" | "rails";
