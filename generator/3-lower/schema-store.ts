import type { Pointer } from "../diagnostics/diagnostic.js";
import type { NamedSchema } from "../model/api.js";
import type { SchemaId } from "../model/schema.js";

/**
 * The named schemas of one document while it is lowered. Each is begun once, and then committed, or
 * rolled back where its work ends without a shape.
 */
export class SchemaStore {
  readonly #committed = new Map<SchemaId, NamedSchema>();
  readonly #begun = new Set<SchemaId>();
  readonly #withErrors = new Set<SchemaId>();
  readonly #passedThrough = new Set<Pointer>();

  /** What is committed, in that order. */
  get committed(): ReadonlyMap<SchemaId, NamedSchema> {
    return this.#committed;
  }

  /** False where the schema is known already, or in work: it contains itself then. */
  begin(id: SchemaId): boolean {
    if (this.#committed.has(id) || this.#begun.has(id)) return false;
    this.#begun.add(id);
    return true;
  }

  isInWork(id: SchemaId): boolean {
    return this.#begun.has(id);
  }

  /** @param hasErrors an error was found in it: what uses this schema is left out too */
  commit(schema: NamedSchema, hasErrors = false): void {
    this.#begun.delete(schema.id);
    this.#committed.set(schema.id, schema);
    if (hasErrors) this.#withErrors.add(schema.id);
  }

  rollback(id: SchemaId): void {
    this.#begun.delete(id);
  }

  get withErrors(): ReadonlySet<SchemaId> {
    return this.#withErrors;
  }

  /** Notes that a `$ref` was followed through the component at `at`, which is only a `$ref` itself. */
  passThrough(at: Pointer): void {
    this.#passedThrough.add(at);
  }

  isPassedThrough(at: Pointer): boolean {
    return this.#passedThrough.has(at);
  }
}
