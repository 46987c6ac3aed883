import type { RetryPolicy } from "./api.js";
import type { Pagination } from "./pagination.js";
import type { Parameter } from "./parameter.js";
import type { RequestBody } from "./body.js";
import type { Response } from "./response.js";
import type { Docs } from "./docs.js";
import type { Shape } from "./schema.js";
import type { Pointer } from "../diagnostics/diagnostic.js";

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
  /** Header parameters that OpenAPI says to ignore: callers may give them, but they aren't sent. */
  readonly ignoredHeaders: readonly string[];
  readonly body: RequestBody | null;
  /** In the order of their status. */
  readonly responses: readonly Response[];
  /** The member of the body that decides whether the response is whole or a stream of items. */
  readonly streamMember: StreamMember | null;
  /** Alternatives, each a set of scheme names that apply together. `[]`: none is asked for. */
  readonly security: readonly (readonly string[])[];
  /** Where the operation or its path has servers of its own. */
  readonly servers: readonly string[] | null;
  readonly idempotencyHeader: string | null;
  /** What differs from the policy of all operations. */
  readonly retry: RetryPolicy;
  /** What the API sends after a call. */
  readonly callbacks: readonly Callback[];
  /** `null`: it has no pages. */
  readonly pagination: Pagination | null;
}

/** Where a name comes from: the configuration, the document's author, or derived from method and path. */
export type Naming = "configured" | "authored" | "derived";

/** A message that the API sends, and what is in it. */
export interface Webhook {
  readonly at: Pointer;
  readonly name: string;
  readonly method: string;
  readonly docs: Docs;
  /** The names of the header fields that it has to have. */
  readonly requiredHeaders: readonly string[];
  readonly shape: Shape;
}

export type Callback = Webhook;

/** `stream: true` in a body. */
export interface StreamMember {
  readonly at: Pointer;
  /** The value where the body has none: the document's `default`. */
  readonly usual: boolean;
}
