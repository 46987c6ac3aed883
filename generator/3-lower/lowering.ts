import { Reader, type Node } from "../2-resolve/node.js";
import type { OpenApi } from "../2-resolve/openapi.js";
import type { Diagnostics, Pointer } from "../diagnostics/diagnostic.js";
import { adoptedNames } from "./schemas/aliases.js";
import type { Base } from "./polymorphism/parents.js";
import type { ClientParameterNames } from "./operations/client-parameters.js";
import type { Written } from "../1-load/config-place.js";
import type { Filter } from "./filter.js";
import type { ArrayNotation, Dialect, Nulls } from "../model/parameter.js";
import type { Dates, Int64, NamedSchema, RetryPolicy } from "../model/api.js";
import type { SchemaId } from "../model/schema.js";
import type { PaginationRule } from "./operations/pagination-rule.js";
import type { Renaming } from "./operations/renaming.js";
import { findSchemeUris, type ReferredScheme } from "./operations/scheme-uris.js";

/** What the user may set for one client; the document's own `x-wireform` has the same members. */
export interface LowerConfig {
  readonly dialect?: Dialect | undefined;
  readonly arrays?: ArrayNotation | undefined;
  readonly nulls?: Nulls | undefined;
  readonly int64?: Int64 | undefined;
  readonly dates?: Dates | undefined;
  /** The header that makes it safe to send a POST again. */
  readonly idempotencyHeader?: string | undefined;
  readonly retry?: RetryPolicy | undefined;
  /** The component schema of failures that the document says nothing of: its key, or a pointer. */
  readonly errors?: string | undefined;
  /** Only these operations, and what they reach. */
  readonly include?: Filter | undefined;
  readonly exclude?: Filter | undefined;
  /** How lists come in pages: for the operations that they fit, the first first. */
  readonly pagination?: readonly PaginationRule[] | undefined;
  /** Which media type is meant where bodies or answers have several: the first that fits. */
  readonly mediaTypes?: readonly string[] | undefined;
  /** Parameters that are given to the client instead of to each operation. */
  readonly clientParameters?: ClientParameterNames | undefined;
  /** Other names than the document's. */
  readonly names?: Renaming | undefined;
  /** Where this is written: set by the reader of `wireform.yaml`. */
  readonly written?: Written | undefined;
}

/** What the lowering functions share. */
export interface Lowering {
  readonly openapi: OpenApi;
  readonly diagnostics: Diagnostics;
  readonly read: Reader;
  readonly config: LowerConfig;
  /** What the document says of it counts, too. */
  readonly int64: Int64;
  /** Grows while shapes refer to schemas. */
  readonly schemas: Map<SchemaId, NamedSchema>;
  /** Schemas whose discriminator tells apart what takes them over by `allOf`. */
  readonly bases: Map<SchemaId, Base>;
  /** What the document calls schemas that are no components of its own. */
  readonly names: ReadonlyMap<Pointer, string>;
  /** What requirements mean that name a security scheme by a URI: by their members' places. */
  readonly schemeUris: ReadonlyMap<Pointer, ReferredScheme>;
  /** Components that are only a `$ref`, and that another one was followed through. */
  readonly passed: Set<Pointer>;
  /** Ids that are being lowered: what a schema that contains itself meets. */
  readonly open: Set<SchemaId>;
  /** What was said already, where once is enough. */
  readonly told: Set<string>;
  /** How many `$ref`s that lead nowhere were followed: their errors are reported already. */
  readonly broken: { count: number };
  /** Schemas with errors: what uses them is faulty too. */
  readonly faulty: Set<SchemaId>;
  /** What `$dynamicRef`s mean here: the `$dynamicAnchor`s that a `$ref` on the way brought along. */
  readonly scope: DynamicScope;
}

export type DynamicScope = ReadonlyMap<string, Node>;

export function startLowering(
  openapi: OpenApi,
  config: LowerConfig,
  diagnostics: Diagnostics,
): Lowering {
  const broken = { count: 0 };
  const follow = (node: Node): Node => {
    const target = openapi.follow(node);
    if (target.isFaulty === true) broken.count++;
    return target;
  };
  return {
    openapi: { ...openapi, follow },
    diagnostics,
    read: new Reader(diagnostics, "lenient"),
    config,
    int64: config.int64 ?? "number",
    schemas: new Map(),
    bases: new Map(),
    names: adoptedNames(openapi),
    schemeUris: findSchemeUris(openapi),
    passed: new Set(),
    open: new Set(),
    told: new Set(),
    broken,
    faulty: new Set(),
    scope: new Map(),
  };
}

/** How many faults there are: work during which the number grows is faulty. */
export function countFaults({ diagnostics, broken }: Lowering): number {
  return broken.count + diagnostics.errorCount;
}
