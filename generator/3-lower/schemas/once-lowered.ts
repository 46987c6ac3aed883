import { isRecord, type Node } from "../../2-resolve/node.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Int64 } from "../../model/api.js";
import type { Shape } from "../../model/schema.js";
import type { Lowering, SchemaRules } from "../lowering.js";
import { schemaRules } from "./schemas.js";

/** What a schema became in one version of a document. */
interface Lowered {
  readonly at: Pointer;
  readonly int64: Int64;
  readonly version: number;
  /** `null` if it was lowered several times: each has a shape of its own. */
  readonly shape: Shape | null;
}

/**
 * The schemas of versions of a document that have the same components. One that is the same value at the same
 * place in a later version has the shape that it had, unless something was reported of it, or is to be judged:
 * that is done for each version.
 */
export class OnceLowered {
  readonly #known = new WeakMap<object, Lowered>();
  #version = 0;

  /** The rules for the next version. */
  nextRules(): SchemaRules {
    const version = ++this.#version;
    return { ...schemaRules, schema: (node, lowering) => this.#schema(node, lowering, version) };
  }

  #schema(node: Node | undefined, lowering: Lowering, version: number): Shape {
    const { diagnostics, int64, scope } = lowering;
    const { given } = lowering.facts;
    // What a `$dynamicRef` means depends on the way to it.
    if (!isRecord(node?.value) || scope.size > 0) return schemaRules.schema(node, lowering);
    const { value, at } = node;
    const before = this.#known.get(value);
    const isKnown = before?.at === at && before.int64 === int64 && before.version < version;
    if (isKnown && before.shape !== null) return before.shape;
    const count = diagnostics.all.length + given.count;
    const shape = schemaRules.schema(node, lowering);
    const isQuiet = diagnostics.all.length + given.count === count && !diagnostics.hasFailed;
    const isAgain = this.#known.get(value) !== undefined;
    if (isQuiet) this.#known.set(value, { at, int64, version, shape: isAgain ? null : shape });
    return shape;
  }
}
