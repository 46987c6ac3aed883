import type { Shape } from "./schema.js";

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
 * How the next page is asked for: by a query parameter, or at a URL that the server gives. `more`: a member
 * that is true in all pages but the last.
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
