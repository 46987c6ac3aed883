/** A `$ref` to a schema that leads to an operation: its fields are no rules of a value. */
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { NamedSchema } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import type { SchemaId } from "../../model/schema.js";

/** Reports the operations at whose places schemas were read, too, and leaves them out. */
export function refuseUsedAsSchema(
  operations: readonly Operation[],
  schemas: ReadonlyMap<SchemaId, NamedSchema>,
  diagnostics: Diagnostics,
): readonly Operation[] {
  return operations.filter(({ at }) => {
    if (!schemas.has(at)) return true;
    const message = "this is read as an operation and as a schema";
    const hint = "correct the $ref that leads here";
    diagnostics.report("WF2005", at, message, { on: "key", hint });
    return false;
  });
}
