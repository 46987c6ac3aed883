import { Reader, type Node } from "../2-resolve/node.js";
import type { OpenApi } from "../2-resolve/openapi.js";
import type { Diagnostics } from "../diagnostics/diagnostic.js";
import type { Filter } from "./filter.js";
import type { ArrayNotation, Dialect, NamedSchema, SchemaId } from "./api.js";

/** What the user may set for one client; the document's own `x-wireform` has the same members. */
export interface LowerConfig {
  readonly dialect?: Dialect | undefined;
  readonly arrays?: ArrayNotation | undefined;
  /** Only these operations, and what they reach. */
  readonly include?: Filter | undefined;
  readonly exclude?: Filter | undefined;
}

/** What the lowering functions share. */
export interface Lowering {
  readonly openapi: OpenApi;
  readonly diagnostics: Diagnostics;
  readonly read: Reader;
  readonly config: LowerConfig;
  /** Grows while shapes refer to schemas. */
  readonly schemas: Map<SchemaId, NamedSchema>;
  /** Ids that are being lowered: what a schema that contains itself meets. */
  readonly open: Set<SchemaId>;
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
  const read = new Reader(diagnostics);
  return {
    openapi,
    diagnostics,
    read,
    config,
    schemas: new Map(),
    open: new Set(),
    faulty: new Set(),
    scope: new Map(),
  };
}

/** How many errors there are: work during which the number grows is faulty. */
export function countErrors({ diagnostics }: Lowering): number {
  return diagnostics.all.filter(({ severity }) => severity === "error").length;
}
