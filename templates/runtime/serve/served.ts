/** What the generated code says about an operation that a handler or a fake answers: data only. */
import type { ParameterGroup } from "../encode/operation.js";
import type { Rule } from "../validate/rule.js";
import type { RefusalForm } from "./filled-form.js";

/** One operation, as a server sees it. */
export interface ServedOperation {
  /** The name of its function. */
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** The path template: `/payments/{id}`. */
  readonly path: string;
  /** Alternatives, each a list of schemes that apply together; none: no credentials are needed. */
  readonly security?: readonly (readonly string[])[];
  readonly parameters?: readonly ServedParameter[];
  /** By media type, the usual one first. */
  readonly body?: Readonly<Record<string, ServedBody>>;
  readonly isBodyRequired?: boolean;
  /** Makes dates and values of the user's types of what was read and checked. */
  readonly received?: (input: unknown) => unknown;
  /** Whether integers of 64 bits are bigints in it: they are numbers otherwise. */
  readonly hasBigints?: boolean;
  /** By declared status: `200`, `4XX`, `default`. */
  readonly answers: Readonly<Record<string, ServedAnswer>>;
  /** The header of idempotency keys: what fakes keep answers by. */
  readonly idempotencyHeader?: string;
  /** How its list comes in pages: what fakes give. */
  readonly pages?: ServedPages;
}

export interface ServedPages {
  /** Names of members, outermost first, that lead to the items of a page. */
  readonly items: readonly string[];
  readonly step: ServedStep;
}

/** How the next page is asked for. `more`: a member that is true in all pages but the last. */
export type ServedStep =
  | {
      readonly kind: "cursor";
      readonly parameter: string;
      readonly of: "page" | "item";
      readonly cursor: readonly string[];
      readonly more: readonly string[] | null;
    }
  | {
      readonly kind: "offset";
      readonly parameter: string;
      readonly size: string | null;
      readonly more: readonly string[] | null;
    }
  | {
      readonly kind: "page";
      readonly parameter: string;
      readonly size: string | null;
      readonly first: number;
      readonly more: readonly string[] | null;
    }
  | { readonly kind: "link" }
  | { readonly kind: "url"; readonly next: readonly string[] };

export interface ServedParameter {
  readonly in: ParameterGroup;
  /** The wire name. */
  readonly name: string;
  readonly required?: boolean;
  readonly rule: Rule;
  readonly format: ParameterFormat;
}

/** How the text of a parameter is made of its value. `wholeQuery`: the value is all of the query. */
export type ParameterFormat =
  | { readonly kind: "style"; readonly style: ServedStyle; readonly explode: boolean }
  /** Nested names in brackets, at any depth: the style `deepObject`, and dialects. */
  | { readonly kind: "brackets" }
  | { readonly kind: "json" }
  /** One text: a form, or a scalar of another media type than JSON. */
  | { readonly kind: "content"; readonly body: ServedBody }
  | { readonly kind: "wholeQuery"; readonly body: ServedBody };

export type ServedStyle =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "tabDelimited"
  | "cookie";

/** How the bytes of a body are made of its value. */
export interface ServedBody {
  readonly format: "json" | "form" | "multipart" | "text" | "binary";
  readonly rule: Rule;
  /** Of a form: whether its names are nested in brackets (dialects), else only where a member's format says so. */
  readonly isNested?: boolean;
  /** Of members of a form, or of parts, that are not written as their shape asks for. */
  readonly members?: Readonly<Record<string, MemberFormat>>;
  /** Of parts whose media type is declared: what it may be, in lower case and without parameters. */
  readonly partTypes?: Readonly<Record<string, readonly string[]>>;
}

export type MemberFormat =
  | { readonly kind: "style"; readonly style: ServedStyle; readonly explode: boolean }
  | { readonly kind: "brackets" }
  | { readonly kind: "json" }
  /** Of a part whose media type is that of a file and of a text: without a file name, it is a text. */
  | { readonly kind: "text" };

/** What an operation answers under a status. */
export interface ServedAnswer {
  /** By media type, the usual one first; none: there is no body. */
  readonly contents?: Readonly<Record<string, ServedContent>>;
  /** The declared header fields. */
  readonly headers?: readonly ServedParameter[];
}

export interface ServedContent {
  readonly format: "json" | "text" | "binary" | "events" | "lines";
  /** Of the body; of a stream: of one item. */
  readonly rule: Rule;
  /** Prints dates and values of the user's types, before the body is checked and written; of a stream: an item's. */
  readonly sent?: (data: unknown) => unknown;
  /** How a refusal is written, unless the schema of this name has it. */
  readonly refusal?: RefusalForm;
  /** As the document has them. */
  readonly examples?: readonly unknown[];
}
