/** A named enum is a value too: its members, to iterate, to check against and to refer to. */
import type { EnumValue, Shape } from "../../model/schema.js";
import { valueName } from "../../4-plan/types/named-values.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { declaredAt, type Pointer } from "../../diagnostics/diagnostic.js";
import { docLines } from "./doc-lines.js";
import type { Statement, ValueMember } from "../seam/draft.js";
import { noDocs } from "../../model/merge-docs.js";

/** What declares it beside the type of that name; nothing where no member has a name. */
export function valueStatements(
  name: string,
  shape: Shape,
  client: ClientPlan,
  at: Pointer | undefined,
): readonly (Statement & { readonly kind: "values" })[] {
  const members = enumMembers(shape, client);
  return members.length === 0 ? [] : [{ [declaredAt]: at, kind: "values", name, members }];
}

/** Whether a type of this shape is a value too. */
export function hasValues(shape: Shape, client: ClientPlan): boolean {
  return client.types.namedValues(shape) !== null;
}

/**
 * Each value by what its author calls it, a string by itself. Numbers and booleans have names from
 * their author alone: where none has one, nothing can be named.
 */
export function enumMembers(shape: Shape, client: ClientPlan): readonly ValueMember[] {
  const taken = new Set<string>();
  const values = client.types.namedValues(shape)?.values ?? [];
  return values.map((one): ValueMember => {
    const name = freeName(one, taken);
    taken.add(name);
    const { value, description } = one;
    const docs = docLines({ ...noDocs, description });
    return { [declaredAt]: one[declaredAt], name, value, docs };
  });
}

function freeName(one: EnumValue, taken: ReadonlySet<string>): string {
  const wanted = [valueName(one), String(one.value)].filter((name) => name !== null);
  const free = wanted.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    const numbered = `${wanted[0]!}${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
