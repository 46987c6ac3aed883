import type { Shape } from "../../model/schema.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { Declared } from "../../diagnostics/diagnostic.js";
import { typeSymbol } from "../seam/build.js";
import type { DocLines, Statement, TypeNode } from "../seam/draft.js";
import { memberNodes, typeNode } from "./type-nodes.js";
import { typeStatement } from "./type-statement.js";
import type { TypeContext } from "./types.js";

export interface TypeName {
  readonly name: string;
  readonly docs: DocLines;
  readonly from: Declared;
  /** The type of the members alone, for an object that requires one of several. */
  readonly fields: Symbol | undefined;
}

/** The declaration of a named shape: an interface if it is an object. */
export function namedType(
  { name, docs, from, fields }: TypeName,
  shape: Shape,
  { client, ...use }: TypeContext,
): readonly Statement[] {
  const declaration = client.types.declarationOf(shape, use);
  if (declaration.kind === "alias")
    return [{ ...from, ...typeStatement(name, docs, typeNode(declaration.type, client)) }];
  const { table, groups } = declaration;
  const members = memberNodes(table.members, client);
  const index = table.index && typeNode(table.index, client);
  if (fields === undefined || groups === null)
    return [{ ...from, kind: "interface", name, docs, members, index }];
  const type: TypeNode = {
    kind: "intersection",
    of: [typeSymbol(fields), typeNode(groups, client)],
  };
  return [
    { ...from, kind: "type", name, docs, type },
    { ...from, kind: "interface", name: fields.name, docs: [], members, index },
  ];
}
