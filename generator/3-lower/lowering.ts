import type { Node } from "../2-resolve/node.js";
import { Reader } from "../2-resolve/reader.js";
import type { OpenApi } from "../2-resolve/openapi.js";
import type { DiagnosticsScope, Pointer } from "../diagnostics/diagnostic.js";
import type { Subtypes } from "./polymorphism/subtypes.js";
import type { ClientParameterNames } from "./operations/client-parameters.js";
import type { Written } from "../1-load/config-place.js";
import type { Filter } from "./filter.js";
import type { ArrayNotation, Dialect, Nulls } from "../model/parameter.js";
import type {
  Dates,
  Int64,
  NamedSchema,
  OptionDefaults,
  RetryPolicy,
  UserFormats,
} from "../model/api.js";
import type { SchemaId, Shape } from "../model/schema.js";
import type { ShapeTable } from "../model/shape-table.js";
import type { PaginationRule } from "./operations/pagination-rule.js";
import type { Renaming } from "./operations/renaming.js";
import type { ReferredScheme } from "./operations/scheme-uris.js";
import type { GivenValues } from "./mistakes/given-values.js";
import type { SchemaStore } from "./schema-store.js";
import type { OnceLowered } from "./schemas/once-lowered.js";

/** What the user may set for one client; the document's own `x-wireform` has the same members. */
export interface LowerConfig {
  readonly dialect?: Dialect | undefined;
  readonly arrays?: ArrayNotation | undefined;
  readonly nulls?: Nulls | undefined;
  readonly int64?: Int64 | undefined;
  readonly dates?: Dates | undefined;
  /** Types of the user's, for the values of formats: by the format's name. */
  readonly formats?: UserFormats | undefined;
  /** The header that makes it safe to send a POST again. */
  readonly idempotencyHeader?: string | undefined;
  /** Send keys with every POST, and where an operation declares a header for them. */
  readonly idempotencyKeys?: boolean | undefined;
  readonly retry?: RetryPolicy | false | undefined;
  /** Options of `createClient` that the package sets unless a caller does. */
  readonly defaults?: OptionDefaults | undefined;
  /** Also write a validator for each named schema: subpath `./validators`. */
  readonly validators?: boolean | undefined;
  /** The component schema of failures that the document doesn't describe: its key, or a pointer. */
  readonly errors?: string | undefined;
  /** Only these operations, and the schemas that they use. */
  readonly include?: Filter | undefined;
  readonly exclude?: Filter | undefined;
  /** How lists come in pages. The first rule that fits an operation is used. */
  readonly pagination?: readonly PaginationRule[] | undefined;
  /** Preferred media types, for bodies and responses that have several: the first that fits. */
  readonly mediaTypes?: readonly string[] | undefined;
  /** Parameters that are given to the client instead of to each operation. */
  readonly clientParameters?: ClientParameterNames | undefined;
  /** Other names than the document's. */
  readonly names?: Renaming | undefined;
  /** Where this is written: set by the reader of `wireform.yaml`. */
  readonly written?: Written | undefined;
}

/** What `$dynamicRef`s mean here: the `$dynamicAnchor`s of the `$ref`s on the way. */
export type DynamicScope = ReadonlyMap<string, Node>;

/** What stays the same for all of one document. */
export interface DocumentFacts {
  readonly openapi: OpenApi;
  readonly config: LowerConfig;
  /** What the document calls schemas that are no components of its own. */
  readonly names: ReadonlyMap<Pointer, string>;
  /** The security schemes that requirements refer to by a URI, by the places of these URIs. */
  readonly schemeUris: ReadonlyMap<Pointer, ReferredScheme>;
  readonly store: SchemaStore;
  /** Which shapes are equal. */
  readonly shapes: ShapeTable;
  readonly subtypes: Subtypes;
  /** The defaults and examples that are to be judged. */
  readonly given: GivenValues;
  /** How a schema is lowered: parts of it are lowered in the same way. */
  readonly rules: SchemaRules;
}

/** The schemas of a document, for other versions of it that have the same. */
export interface KnownSchemas extends Pick<DocumentFacts, "store" | "shapes" | "subtypes"> {
  /** Those that aren't components. */
  readonly others: OnceLowered;
}

export interface SchemaRules {
  schema(node: Node | undefined, lowering: Lowering): Shape;
  reference(node: Node, lowering: Lowering): Shape;
}

/** What differs between parts of the document. */
interface Work {
  readonly diagnostics: DiagnosticsScope;
  readonly scope: DynamicScope;
  readonly int64: Int64;
}

/** What the lowering functions share: the document, the configuration, and the results so far. */
export class Lowering {
  readonly openapi: OpenApi;
  readonly config: LowerConfig;
  readonly diagnostics: DiagnosticsScope;
  readonly read: Reader;
  readonly scope: DynamicScope;
  /** What the document says of it counts, too. */
  readonly int64: Int64;

  constructor(
    readonly facts: DocumentFacts,
    work: Work,
  ) {
    const { openapi, config } = facts;
    const { diagnostics, scope, int64 } = work;
    const follow = (node: Node): Node => {
      const target = openapi.follow(node);
      // What follows a `$ref` that leads nowhere can't be lowered; the error itself is reported already.
      if (target.hasErrors === true) diagnostics.fail();
      return target;
    };
    this.openapi = { ...openapi, follow };
    this.config = config;
    this.diagnostics = diagnostics;
    this.read = new Reader(diagnostics, "lenient");
    this.scope = scope;
    this.int64 = int64;
  }

  /** The same for another part of the document. */
  with(changes: Partial<Work>): Lowering {
    const { diagnostics, scope, int64 } = this;
    return new Lowering(this.facts, { diagnostics, scope, int64, ...changes });
  }

  /** For a part that may fail alone: `diagnostics.hasFailed` says whether it has. */
  inScope(): Lowering {
    return this.with({ diagnostics: this.diagnostics.scope() });
  }

  get store(): SchemaStore {
    return this.facts.store;
  }

  /** The schemas that are lowered so far. */
  get schemas(): ReadonlyMap<SchemaId, NamedSchema> {
    return this.facts.store.committed;
  }

  get shapes(): ShapeTable {
    return this.facts.shapes;
  }

  get subtypes(): Subtypes {
    return this.facts.subtypes;
  }

  /** The shape of a Schema Object. A `$ref` becomes a reference to a named schema. */
  schema(node: Node | undefined): Shape {
    return this.facts.rules.schema(node, this);
  }

  /** Lowers a schema that has a name of its own, once; its shape may refer to itself. */
  reference(node: Node): Shape {
    return this.facts.rules.reference(node, this);
  }
}
