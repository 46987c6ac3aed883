/** A named enum is also a value: its members, to iterate, compare and refer to. */
import type { Shape } from "../../model/schema.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt, type Pointer } from "../../diagnostics/diagnostic.js";
import { docLines } from "./doc-lines.js";
import type { Statement, ValueMember } from "../seam/draft.js";
import { noDocs } from "../../model/merge-docs.js";

/** The declaration of the value beside the type of that name; empty if no member has a name. */
export function valueStatements(
  name: string,
  shape: Shape,
  client: ClientPlan,
  at: Pointer | undefined,
): readonly (Statement & { readonly kind: "values" })[] {
  const members = client.types.namedValues(shape).map(({ name, value: one }): ValueMember => {
    const { value, description } = one;
    const docs = docLines({ ...noDocs, description });
    return { [declaredAt]: one[declaredAt], name, value, docs };
  });
  return members.length === 0 ? [] : [{ [declaredAt]: at, kind: "values", name, members }];
}

/** Whether the type of this shape is also a value. */
export function hasValues(shape: Shape, client: ClientPlan): boolean {
  return client.types.namedValues(shape).length > 0;
}
