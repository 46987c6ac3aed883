import type { Api, NamedSchema } from "../../model/api.js";
import type { Shape } from "../../model/schema.js";
import { reach, requestShapes } from "../../model/walk.js";

/** The shapes of all that callers send. */
export interface RequestShapes {
  readonly direct: readonly Shape[];
  /** The named schemas that these use. */
  readonly named: readonly NamedSchema[];
}

export function requestShapesOf({ operations, schemas }: Api): RequestShapes {
  const direct = operations.flatMap(requestShapes);
  const named = [...reach(direct, schemas)].flatMap((id) => schemas.get(id) ?? []);
  return { direct, named };
}
