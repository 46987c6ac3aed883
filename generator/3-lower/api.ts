/**
 * What a document means: HTTP operations and the shapes of what they carry. No TypeScript in it,
 * no `$ref` text, nothing that a reader would have to look up in OpenAPI to understand.
 * Every later pass reads this and nothing else of the document.
 */
import {
  described,
  titled,
  writtenThough,
  type Declared,
  type Pointer,
} from "../diagnostics/diagnostic.js";

export interface Api {
  readonly title: string;
  readonly version: string;
  readonly description: string | null;
  /** Absolute or relative URLs, variables filled in with their defaults; never empty. */
  readonly servers: readonly string[];
  readonly security: readonly SecurityScheme[];
  readonly retry: RetryPolicy;
  /** What callers give to the client instead of to each operation; an operation may override it. */
  readonly clientParameters: readonly Parameter[];
  /** What `format: int64` is in responses: exact, or rounded beyond 2^53. */
  readonly int64: Int64;
  /** What moments are in responses: as JSON has them, or a `Date`. */
  readonly dates: Dates;
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  /** What is said of tags: an operation may have others. */
  readonly tags: readonly OperationTag[];
  /** What was left out because of a fault: `GET /a/{id}`. */
  readonly omitted: readonly string[];
  /** What the API sends by itself. */
  readonly webhooks: readonly Webhook[];
  /** Every shape that has a name: components, and what a `$ref` names. By id. */
  readonly schemas: ReadonlyMap<SchemaId, NamedSchema>;
}

/** Where the usual policy of the runtime doesn't serve; delays in milliseconds. */
export interface RetryPolicy {
  /** How often a request is sent at most, the first time included. */
  readonly attempts?: number;
  readonly baseDelay?: number;
  readonly maxDelay?: number;
  /** How many retries in a row a client may make without successes. */
  readonly budget?: number;
  /** After which answers: `429`, `"5XX"`. */
  readonly statuses?: readonly (number | string)[];
  /** Whether where no answer came. */
  readonly connectionErrors?: boolean;
  /** Sending twice does no more than sending once, whatever the method is. */
  readonly safe?: boolean;
  /** Whether to repeat what was surely not executed, whatever the method is. */
  readonly unexecuted?: boolean;
}

export type Int64 = "number" | "bigint";

/** Of `format: date-time` and `unix-time`. */
export type Dates = "string" | "date";

/** The canonical pointer of a schema: equal ids mean the same schema. */
export type SchemaId = Pointer;

export interface NamedSchema extends Declared {
  readonly id: SchemaId;
  /** As the document's author wrote it, the component's key, unless the user names it. */
  readonly name: string;
  /** Whether the user names it. */
  readonly isGiven: boolean;
  /** A component that is only a `$ref`: another name of what its shape refers to. Nobody refers to it. */
  readonly isAlias?: boolean;
  readonly docs: Docs;
  readonly shape: Shape;
}

export interface OperationTag {
  readonly at: Pointer;
  readonly name: string;
  readonly docs: Docs;
}

export interface Operation {
  readonly at: Pointer;
  /** The `operationId`, where the document has one. */
  readonly id: string | null;
  /** What its function is named after. */
  readonly name: string;
  readonly naming: Naming;
  /** Upper case. */
  readonly method: string;
  /** The template as it is sent: its `{names}` are those of the path parameters. */
  readonly path: string;
  readonly docs: Docs;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Header parameters that OpenAPI says to ignore: a caller may give them, nothing is sent. */
  readonly ignoredHeaders: readonly string[];
  readonly body: RequestBody | null;
  /** In the order of their status. */
  readonly responses: readonly Response[];
  /** Where a member of the body says whether an answer comes whole or item by item, if it may. */
  readonly streamMember: StreamMember | null;
  /** Alternatives, each a set of scheme names that apply together. `[]`: none is asked for. */
  readonly security: readonly (readonly string[])[];
  /** Where the operation or its path has servers of its own. */
  readonly servers: readonly string[] | null;
  readonly idempotencyHeader: string | null;
  /** Where it departs from the policy of all operations. */
  readonly retry: RetryPolicy;
  /** What the API sends because of a call. */
  readonly callbacks: readonly Callback[];
  /** `null`: what it gives is whole. */
  readonly pagination: Pagination | null;
}

/** Who wrote a name: the user, the document's author, or nobody: it is made of what is there. */
export type Naming = "configured" | "authored" | "derived";

/** A list that comes in pages. */
export interface Pagination {
  /** Where a page has its items. */
  readonly items: MemberPath;
  readonly item: Shape;
  readonly step: PageStep;
}

/** Names of members, outermost first. */
export type MemberPath = readonly string[];

/**
 * How the next page is asked for: by a query parameter, or at a URL that the server gives. `more`:
 * what is true in a page that is not the last.
 */
export type PageStep =
  | {
      readonly kind: "cursor";
      readonly parameter: string;
      readonly of: "page" | "item";
      readonly cursor: MemberPath;
      readonly more: MemberPath | null;
    }
  | {
      readonly kind: "offset";
      readonly parameter: string;
      /** The parameter of how many items a page has. */
      readonly size: string | null;
      readonly more: MemberPath | null;
    }
  | {
      readonly kind: "page";
      readonly parameter: string;
      readonly size: string | null;
      /** The number of the first page. */
      readonly first: number;
      readonly more: MemberPath | null;
    }
  | { readonly kind: "link" }
  | { readonly kind: "url"; readonly next: MemberPath };

/** A message that the API sends, and what is in it. */
export interface Webhook {
  readonly at: Pointer;
  readonly name: string;
  readonly method: string;
  readonly docs: Docs;
  readonly shape: Shape;
}

export type Callback = Webhook;

/** `querystring` (OpenAPI 3.2): the value is the whole query. */
export type ParameterLocation = "path" | "query" | "querystring" | "header" | "cookie";

export interface Parameter {
  readonly at: Pointer;
  /** The wire name. */
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly docs: Docs;
  readonly shape: Shape;
  readonly serialization: Serialization;
  /** The client gives it where the caller doesn't: `required` says what the caller has to give. */
  readonly ofClient?: OfClient;
}

/** `needed`: without it, from the caller or the client, nothing is sent. */
export type OfClient = "needed" | "optional";

/** How a parameter's value becomes text: by a style, or by a media type. */
export type Serialization =
  | (Notation & {
      readonly kind: "style";
      readonly style: Style;
      readonly explode: boolean;
      readonly allowReserved: boolean;
      readonly allowEmptyValue: boolean;
      /** Whether the document says how, or leaves it at OpenAPI's defaults. */
      readonly isStyleSaid: boolean;
    })
  | (Notation & {
      readonly kind: "content";
      readonly mediaType: string;
      readonly encodings: Encodings;
    });

/** For forms and queries: what OpenAPI leaves undefined. */
export interface Notation {
  /** Who settles it. */
  readonly dialect: Dialect;
  /** Whether that is said, by the document or the user. */
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

export interface RequestBody {
  readonly at: Pointer;
  readonly required: boolean;
  readonly docs: Docs;
  /** At least one. The first is meant where a caller names none. */
  readonly contents: readonly RequestContent[];
}

/** `stream: true` in a body. */
export interface StreamMember {
  readonly at: Pointer;
  /** What is meant where the body doesn't say: the document's `default`. */
  readonly usual: boolean;
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

export type Dialect = "oas" | "stripe" | "qs" | "php" | "rails";

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

export interface Response extends Declared {
  readonly at: Pointer;
  readonly status: StatusKey;
  readonly docs: Docs;
  /** The first is asked for where a caller names none. */
  readonly contents: readonly ResponseContent[];
  readonly headers: readonly ResponseHeader[];
}

/** `"200"`, `"4XX"` or `"default"`. */
export type StatusKey = string;

export interface ResponseContent {
  readonly mediaType: string;
  /** Of the body; of a stream: of one item. */
  readonly shape: Shape;
  readonly format: AnswerFormat;
  /** `null`: the body is one value. */
  readonly stream: Stream | null;
  /** Nobody has declared it: `errors` says so of all failures. It isn't asked for. */
  readonly isAssumed?: true;
  /** JSON of the same schema stands beside it. */
  readonly isTwin?: true;
}

/**
 * `scalar`: the text of a number, a boolean or null. Of ranges that JSON lies in: `any` is read by
 * what it says it is; `anyText` is a string, whether JSON writes it or not; `jsonOrText` is JSON
 * where it says so, else a string.
 */
export type AnswerFormat = "json" | "text" | "binary" | "scalar" | "any" | "anyText" | "jsonOrText";

/** How a body of items, one after the other, is taken apart. */
export type Stream =
  /** A JSON text a line, or behind each record separator (RFC 7464). */
  | { readonly kind: "lines" | "sequence" }
  /**
   * Server-sent events. The shape is the whole event's, or that of its data alone. `json`: whether
   * the data is JSON, or of which events it is, by name.
   */
  | {
      readonly kind: "events";
      readonly shapeOf: "event" | "data";
      readonly json: boolean | readonly string[];
    };

export interface ResponseHeader {
  readonly at: Pointer;
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
  readonly docs: Docs;
}

export interface Example {
  readonly name: string | null;
  readonly summary: string | null;
  readonly value: JsonValue;
}

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What the document calls a schema that stands inside another. */
export interface Titled {
  readonly [described]?: string | undefined;
  readonly [titled]?: string | undefined;
}

/** What a value may be. */
export type Shape =
  /** The document says nothing of it. */
  | { readonly kind: "unknown" }
  /** No value fits. */
  | { readonly kind: "never" }
  | { readonly kind: "null" }
  | { readonly kind: "boolean" }
  | { readonly kind: "string"; readonly format: StringFormat | null; readonly isUnsigned?: true }
  | { readonly kind: "integer"; readonly format: IntegerFormat | null; readonly isUnsigned?: true }
  | { readonly kind: "number" }
  | EnumShape
  | { readonly kind: "array"; readonly items: Shape }
  | {
      readonly kind: "tuple";
      readonly prefix: readonly Shape[];
      /** How many of these positions must be there: the first ones. */
      readonly required: number;
      /** Of further items; `null`: there are none. */
      readonly rest: Shape | null;
    }
  | ObjectShape
  | {
      readonly kind: "union";
      readonly variants: readonly Shape[];
      /** A value may be several of them at once (`anyOf`). */
      readonly isAnyOf?: boolean;
    }
  | (Titled & { readonly kind: "intersection"; readonly parts: readonly Shape[] })
  | { readonly kind: "reference"; readonly to: SchemaId };

/**
 * Formats that change how a value is written or typed; others are only documented. `int64`: the
 * digits of an integer of 64 bits.
 */
export type StringFormat = "date" | "date-time" | "binary" | "base64" | "base64url" | "int64";
/** `int64`: of 64 bits, with a sign or without (`isUnsigned`). */
export type IntegerFormat = "unix-time" | "int64";

/** One of these values. A single one is a `const`: a marker, closed for requests and responses. */
export interface EnumShape extends Titled {
  readonly kind: "enum";
  readonly values: readonly EnumValue[];
  /** Its numbers are integers of 64 bits. */
  readonly int64?: true;
}

export interface EnumValue extends Declared {
  readonly value: string | number | boolean;
  /** Of an integer beyond 2^53, whose `value` is rounded: as the document has it, in decimals. */
  readonly digits?: string;
  /** What the document's author calls it. */
  readonly name?: string;
  readonly description: string | null;
}

export interface ObjectShape extends Titled {
  readonly kind: "object";
  /** In the order of the document. */
  readonly properties: readonly Property[];
  /** The properties are a list of names (`propertyNames`), and differ in nothing else. */
  readonly isRecord?: boolean;
  /** Members besides the properties: none, any (nothing is said), or of a shape that is given. */
  readonly additional: "closed" | "open" | Shape;
  /** Where names say more: what `additional` sums up for types. */
  readonly patterns?: NamePatterns | undefined;
  /** One of these groups must be fulfilled. `[]`: no such rule. */
  readonly requiredAnyOf: readonly RequiredGroup[];
}

export interface NamePatterns {
  /** Of the names that a regular expression (`u`) finds; the first that fits counts. */
  readonly of: readonly { readonly source: string; readonly shape: Shape }[];
  /** Of all other names. */
  readonly others: ObjectShape["additional"];
}

/** Properties that must be there, and others that then must not (`oneOf`). */
export interface RequiredGroup {
  readonly required: readonly string[];
  readonly absent: readonly string[];
}

export interface Property extends Declared {
  readonly name: string;
  readonly required: boolean;
  readonly shape: Shape;
  /** `read`: only in responses (`readOnly`). `write`: only in requests (`writeOnly`). */
  readonly access: "both" | "read" | "write";
  readonly docs: Docs;
  /** Set where a variant of a choice is known by this member, as the document says (`discriminator`). */
  readonly tag?: Tag | undefined;
  readonly [writtenThough]?: Pointer | undefined;
}

/**
 * How the words of a variant stand to what it says itself of that member: they narrow it, repeat it,
 * or replace it. `rest`: it takes whatever word is no other's, and what has none.
 */
export type Tag = "narrows" | "repeats" | "replaces" | "rest";

/** What the document tells people. Plain text, not escaped for anything. */
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
  /** What is told of items, of the values of a map and of variants. */
  readonly inner: readonly { readonly of: string; readonly text: string }[];
  readonly externalDocs: string | null;
}

export type SecurityScheme =
  | {
      readonly name: string;
      readonly kind: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly key: string;
    }
  | { readonly name: string; readonly kind: "basic" | "bearer" | "mutualTLS" }
  /** Another HTTP authentication scheme: `Authorization: SCHEME CREDENTIALS`. */
  | { readonly name: string; readonly kind: "http"; readonly scheme: string };
