import type { Shape } from "../../model/schema.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { Declared } from "../../diagnostics/diagnostic.js";
import { typeSymbol } from "../seam/build.js";
import type { DocLines, Statement } from "../seam/draft.js";
import { indexOf, isListed, membersOf, requireAnyOf } from "./object-types.js";
import { typeStatement } from "./type-statement.js";
import type { TypeContext } from "./type-context.js";
import { builderOf, structureOf } from "./types.js";

export interface TypeName {
  readonly name: string;
  readonly docs: DocLines;
  readonly from: Declared;
  /** What the members alone are called, where one of several has to be there. */
  readonly fields: Symbol | undefined;
}

/** What declares a shape under a name: an interface where it is an object. */
export function namedType(
  { name, docs, from, fields }: TypeName,
  shape: Shape,
  context: TypeContext,
): readonly Statement[] {
  const alias = (): readonly Statement[] => [
    { ...from, ...typeStatement(name, docs, structureOf(shape, context)) },
  ];
  if (shape.kind !== "object") return alias();
  const builder = builderOf(context);
  const members = membersOf(shape, builder);
  if (members.length === 0 || isListed(shape, members)) return alias();
  const index = indexOf(shape, members, builder);
  if (fields === undefined) return [{ ...from, kind: "interface", name, docs, members, index }];
  const type = requireAnyOf(shape, typeSymbol(fields), builder);
  return [
    { ...from, kind: "type", name, docs, type },
    { ...from, kind: "interface", name: fields.name, docs: [], members, index },
  ];
}
