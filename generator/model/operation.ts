import type { RetryPolicy } from "./api.js";
import type { Pagination } from "./pagination.js";
import type { Parameter } from "./parameter.js";
import type { RequestBody } from "./body.js";
import type { Response } from "./response.js";
import type { Docs } from "./docs.js";
import type { Shape } from "./schema.js";
import { type Pointer } from "../diagnostics/diagnostic.js";

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

/** A message that the API sends, and what is in it. */
export interface Webhook {
  readonly at: Pointer;
  readonly name: string;
  readonly method: string;
  readonly docs: Docs;
  readonly shape: Shape;
}

export type Callback = Webhook;

/** `stream: true` in a body. */
export interface StreamMember {
  readonly at: Pointer;
  /** What is meant where the body doesn't say: the document's `default`. */
  readonly usual: boolean;
}
