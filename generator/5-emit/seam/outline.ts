import type { Statement } from "./draft.js";
import type { WithNeeds } from "./imports.js";

/**
 * A module that is printed already: its names and imports, which others are still made of, without its
 * types and values, which take most of a run's memory.
 */
export function outlineOf<M extends WithNeeds>(draft: M): M {
  return { ...draft, statements: draft.statements.map(withoutContent) };
}

const unknown = { kind: "keyword", name: "unknown" } as const;
const nothing = { kind: "undefined" } as const;

function withoutContent(statement: Statement): Statement {
  switch (statement.kind) {
    case "interface":
      return { kind: "interface", name: statement.name, docs: [], members: [], index: null };
    case "type":
      return { kind: "type", name: statement.name, docs: [], type: unknown };
    case "const": {
      const { kind, name, exported } = statement;
      return { kind, name, docs: [], exported, type: null, value: nothing };
    }
    case "values":
      return { kind: "values", name: statement.name, members: [] };
    case "function": {
      const { kind, name, exported = true } = statement;
      return { kind, name, exported, docs: [], parameters: [], returns: unknown, result: nothing };
    }
    case "export":
      return statement;
  }
}
