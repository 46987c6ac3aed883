import type { ClientPlan } from "../../4-plan/plan.js";
import type { TypeUse } from "../../4-plan/types/type-form.js";
import type { Shape } from "../../model/schema.js";
import type { TypeNode } from "../seam/draft.js";
import { typeNode } from "./type-nodes.js";

/** Which client a type belongs to, and how it is used. */
export interface TypeContext extends TypeUse {
  readonly client: ClientPlan;
}

/** The type of a shape: its name, if it has one. */
export function typeOf(shape: Shape, { client, ...use }: TypeContext): TypeNode {
  return typeNode(client.types.of(shape, use), client);
}
