/**
 * What a document means: HTTP operations and the shapes of what they carry. No TypeScript in it,
 * no `$ref` text, nothing that a reader would have to look up in OpenAPI to understand.
 * Every later pass reads this and nothing else of the document.
 */
import type { Operation, Webhook } from "./operation.js";
import type { Parameter } from "./parameter.js";
import type { Docs } from "./docs.js";
import type { SchemaId, Shape } from "./schema.js";
import type { ShapeTable } from "./shape-table.js";
import type { SecurityScheme } from "./security.js";
import type { Declared, Pointer } from "../diagnostics/diagnostic.js";

export interface Api {
  readonly title: string;
  readonly version: string;
  readonly description: string | null;
  /** Absolute or relative URLs, variables filled in with their defaults; never empty. */
  readonly servers: readonly string[];
  readonly security: readonly SecurityScheme[];
  /** `false`: the client sends each request once, and has no code to send it again. */
  readonly retry: RetryPolicy | false;
  /** Options of `createClient` that apply unless a caller gives others. */
  readonly defaults: OptionDefaults;
  /** What callers give to the client instead of to each operation; an operation may override it. */
  readonly clientParameters: readonly Parameter[];
  /** What `format: int64` is in responses: exact, or rounded beyond 2^53. */
  readonly int64: Int64;
  /** What moments are in responses: as JSON has them, or a `Date`. */
  readonly dates: Dates;
  /** The formats whose values have types of the user's, by their names. */
  readonly formats: UserFormats;
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  /** The tags that the document describes; operations may have others. */
  readonly tags: readonly OperationTag[];
  /** What was left out because of an error: `GET /a/{id}`. */
  readonly omitted: readonly string[];
  /** What the API sends by itself. */
  readonly webhooks: readonly Webhook[];
  /** Every shape that has a name: components, and what a `$ref` names. By id. */
  readonly schemas: ReadonlyMap<SchemaId, NamedSchema>;
  /** Which shapes are equal. */
  readonly shapes: ShapeTable;
}

/** What differs from the default policy of the runtime; delays in milliseconds. */
export interface RetryPolicy {
  /** How often a request is sent at most, the first time included. */
  readonly attempts?: number;
  readonly baseDelay?: number;
  readonly maxDelay?: number;
  /** How many retries in a row a client may make without successes. */
  readonly budget?: number;
  /** The statuses to retry after: `429`, `"5XX"`. */
  readonly statuses?: readonly (number | string)[];
  /** Whether to retry when no response came. */
  readonly connectionErrors?: boolean;
  /** Sending twice has the same effect as sending once, for all methods. */
  readonly safe?: boolean;
  /** Whether to retry requests that were certainly not executed, for all methods. */
  readonly unexecuted?: boolean;
}

/** Options that come with a package. */
export interface OptionDefaults {
  /** Instead of all servers in the document. */
  readonly baseUrl?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds for each attempt; `false`: no limit. */
  readonly timeout?: number | false | undefined;
  /** Milliseconds for all attempts together. */
  readonly totalTimeout?: number | false | undefined;
}

/** Where a client sends requests by default: an absolute or relative URL. */
export function serverOf({ defaults, servers }: Pick<Api, "defaults" | "servers">): string {
  return defaults.baseUrl ?? servers[0] ?? "/";
}

export type Int64 = "number" | "bigint";

/** Of `format: date-time` and `unix-time`. */
export type Dates = "string" | "date";

export type UserFormats = Readonly<Record<string, UserFormat>>;

/** What the values of a format are in programs: names that a module exports. */
export interface UserFormat {
  readonly type: string;
  /** An npm package, or a module in it. */
  readonly module: string;
  /** The versions that the generated package asks for. */
  readonly version?: string | undefined;
  /** From what JSON has to the type; without it, values are as JSON has them. */
  readonly parse?: string | undefined;
  /** And back. */
  readonly print?: string | undefined;
}

export interface NamedSchema extends Declared {
  readonly id: SchemaId;
  /** As the document's author wrote it, the component's key, unless the user names it. */
  readonly name: string;
  /** Whether the user names it. */
  readonly isConfigured: boolean;
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
