import type { Draft, ModuleDraft, Statement, StructuresDraft } from "./draft.js";

/** The exports of a drafted module, by name; `null` if only its text shows them. */
export type ExportedNames = ReadonlyMap<string, ReadonlySet<"value" | "type">> | null;

const both = new Set(["value", "type"] as const);
const value = new Set(["value"] as const);
const type = new Set(["type"] as const);

export function exportedNames(draft: Draft): ExportedNames {
  if (draft.kind === "module") return namesOf(draft);
  return draft.kind === "structures" ? namesOfStructures(draft) : null;
}

/** Whether other modules can use what a statement declares, or hands on. */
export function isExported(statement: Statement): boolean {
  return !("exported" in statement) || statement.exported !== false;
}

/** An export that is separate from its declaration may have any name. */
function namesOfStructures({ statements }: StructuresDraft): ExportedNames {
  const isApart = statements.some(
    (one) =>
      "namedExports" in one ||
      "expression" in one ||
      ("moduleSpecifier" in one &&
        !["namedImports", "defaultImport", "namespaceImport"].some((name) => name in one)),
  );
  if (isApart) return null;
  const names = statements.flatMap((one) => {
    if (!("isExported" in one) || one.isExported !== true) return [];
    if ("declarations" in one) return one.declarations.map(({ name }) => name);
    return "name" in one && one.name !== undefined ? [one.name] : [];
  });
  return new Map(names.map((name) => [name, both]));
}

function namesOf({ statements }: ModuleDraft): ExportedNames {
  const names = new Map<string, ReadonlySet<"value" | "type">>();
  const add = (name: string, as: ReadonlySet<"value" | "type">) =>
    names.set(name, new Set([...(names.get(name) ?? []), ...as]));
  for (const statement of statements)
    switch (statement.kind) {
      case "interface":
      case "type":
        add(statement.name, type);
        break;
      case "const":
      case "values":
      case "function":
        if (isExported(statement)) add(statement.name, value);
        break;
      case "export":
        for (const name of statement.values) add(name, both);
        for (const name of statement.types) add(name, type);
        break;
    }
  return names;
}
