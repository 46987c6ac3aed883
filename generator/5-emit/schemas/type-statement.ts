import type { DocLines, Statement, TypeNode } from "../seam/draft.js";

/** The declaration of a named type. An object is an interface, which editors show by name. */
export function typeStatement(name: string, docs: DocLines, type: TypeNode): NamedType {
  if (type.kind !== "object" || type.members.length === 0)
    return { kind: "type", name, docs, type };
  return { kind: "interface", name, docs, members: type.members, index: type.index };
}

type NamedType = Extract<Statement, { kind: "type" | "interface" }>;
