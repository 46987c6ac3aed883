/** Small emitters for tests. */
import type { StatementStructures } from "ts-morph";
import {
  defineEmitter,
  headerOf,
  type ClientPlan,
  type CustomEmitter,
  type Expression,
  type ModuleDraft,
  type Statement,
  type StructuresDraft,
  type TypeNode,
} from "../../generator/index.js";

type OfClient<T> = (client: ClientPlan) => readonly T[];

/** A module of each client. */
export function emitterOf(
  statements: OfClient<Statement>,
  more?: Partial<CustomEmitter>,
): CustomEmitter {
  return moduleOf((client) => ({ kind: "module", statements: statements(client) }), more);
}

/** The same in ts-morph's structures. */
export function structuresOf(
  statements: OfClient<StatementStructures>,
  more?: Partial<CustomEmitter>,
): CustomEmitter {
  return moduleOf((client) => ({ kind: "structures", statements: statements(client) }), more);
}

type Body = Pick<ModuleDraft, "kind" | "statements"> | Pick<StructuresDraft, "kind" | "statements">;

function moduleOf(
  bodyOf: (client: ClientPlan) => Body,
  more: Partial<CustomEmitter> = {},
): CustomEmitter {
  return defineEmitter({
    name: "mine",
    exports: ["mine"],
    ...more,
    *emit(plan) {
      for (const client of plan.clients)
        yield {
          path: `${client.folder}mine`,
          header: headerOf(client.document),
          ...bodyOf(client),
        };
    },
  });
}

export function exported(name: string, type: TypeNode | null, value: Expression): Statement {
  return { kind: "const", name, docs: [], exported: true, type, value };
}
