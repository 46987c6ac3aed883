import type { Operation } from "../../model/operation.js";
import type { SchemaId } from "../../model/schema.js";
import { referencesIn, requestShapes, responseShapes } from "../../model/walk.js";
import type { Direction } from "../../4-plan/directions.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import {
  functionName,
  typeName,
  type Comparison,
  type RawFinding,
} from "../verdicts/comparison.js";
import type { Finding } from "../verdicts/finding.js";

/** Adds the functions that use a finding's schema, in the finding's direction. */
export function findOwners({ older, newer }: Comparison): (finding: RawFinding) => Finding {
  // Computed when the first finding needs it.
  const known = new Map<ClientPlan, Users>();
  const usersIn = (client: ClientPlan): Users => {
    const users = known.get(client) ?? usersOfAll(client);
    known.set(client, users);
    return users;
  };
  return ({ owner, direction, shared: _, ...finding }) => {
    if (owner.kind === "client") return { ...finding, operations: [], schema: null };
    if (owner.kind === "operation") return { ...finding, operations: owner.names, schema: null };
    const [id, client] = owner.new === null ? [owner.old!, older] : [owner.new, newer];
    const operations = usersOf(id, direction, usersIn(client));
    return { ...finding, operations, schema: typeName({ id }, client) };
  };
}

/** The functions whose requests or responses contain a schema, directly or not. */
function usersOf(
  id: SchemaId,
  direction: Direction | "both",
  { direct, containers }: Users,
): readonly string[] {
  const reached = new Set([id]);
  for (const schema of reached)
    for (const container of containers.get(schema) ?? []) reached.add(container);
  const directions = direction === "both" ? (["request", "response"] as const) : [direction];
  const names = [...reached].flatMap((schema) =>
    directions.flatMap((side) => direct[side].get(schema) ?? []),
  );
  return [...new Set(names)].toSorted();
}

type Names = Map<SchemaId, string[]>;

interface Users {
  readonly direct: Readonly<Record<Direction, Names>>;
  /** The schemas that refer to a schema. */
  readonly containers: Map<SchemaId, SchemaId[]>;
}

/** Which functions and schemas refer to which schema. */
function usersOfAll(client: ClientPlan): Users {
  const users: Users = {
    direct: { request: new Map(), response: new Map() },
    containers: new Map(),
  };
  const note = (map: Names, id: SchemaId, user: string) =>
    map.set(id, [...(map.get(id) ?? []), user]);
  const sides = { request: requestShapes, response: responseShapes } satisfies Record<
    Direction,
    (operation: Operation) => unknown
  >;
  for (const operation of client.api.operations)
    for (const side of ["request", "response"] as const)
      for (const shape of sides[side](operation))
        for (const id of referencesIn(shape))
          note(users.direct[side], id, functionName(operation, client));
  for (const [user, { shape }] of client.api.schemas)
    for (const id of referencesIn(shape)) note(users.containers, id, user);
  return users;
}
