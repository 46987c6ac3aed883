import type { Operation } from "../../model/operation.js";
import { pascalCase } from "../../4-plan/names/names.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { operationKey } from "../keys.js";
import { beside, freeName } from "../seam/own-names.js";
import { isGeneric } from "./method-types.js";
import { compareTexts } from "../../host/text-order.js";

/** A group of methods: `api.orders`. */
export interface Group {
  readonly name: string;
  readonly typeName: string;
  readonly operations: readonly Operation[];
}

/** The groups and types of the module, sorted by name. */
export interface Arranged {
  readonly root: readonly Operation[];
  readonly groups: readonly Group[];
  /** The operations whose methods need a named type, with those names. */
  readonly ownTypes: ReadonlyMap<Operation, string>;
}

const own = ["createApi", "Api"];

/** The plan in which the document's names avoid those of this module. */
export const forModule = (client: ClientPlan): ClientPlan => beside(own, client);

/** A name that no import of this module has. */
export const freeNameOf = (name: string, client: ClientPlan): string => freeName(name, own, client);

export function arrange(client: ClientPlan): Arranged {
  const byGroup = new Map<string | null, Operation[]>([[null, []]]);
  const sorted = client.api.operations.toSorted((a, b) =>
    compareTexts(client.method(a.at).name, client.method(b.at).name),
  );
  for (const operation of sorted) {
    const { group } = client.method(operation.at);
    byGroup.set(group, byGroup.get(group) ?? []);
    byGroup.get(group)!.push(operation);
  }
  const typeNames = new Set<string>();
  const typeNameFor = (name: string) => {
    let typeName = freeNameOf(pascalCase(name), client);
    // `pets` and `Pets` are two groups, but would have the same type name.
    while (typeNames.has(typeName)) typeName = freeNameOf(`${typeName}_`, client);
    typeNames.add(typeName);
    return typeName;
  };
  const names = [...byGroup.keys()].filter((name) => name !== null).toSorted();
  const groups = names.map((name): Group => {
    return { name, typeName: typeNameFor(`${name}Api`), operations: byGroup.get(name)! };
  });
  const generic = sorted.filter((operation) => isGeneric(operation, client));
  const ownTypes = generic.map((operation) => {
    const { name } = client.symbol(operationKey(operation, "function"));
    return [operation, typeNameFor(`${name}Method`)] as const;
  });
  return { root: byGroup.get(null)!, groups, ownTypes: new Map(ownTypes) };
}
