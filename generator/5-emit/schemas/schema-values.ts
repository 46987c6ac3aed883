import type { Claims, DeclaredClient } from "../../4-plan/declarer.js";
import { directionsOf, type Direction, type Usage } from "../../4-plan/directions.js";
import { pascalCase } from "../../4-plan/names/names.js";
import type { NamedSchema } from "../../model/api.js";
import type { SchemaId } from "../../model/schema.js";
import { schemaKey } from "../keys.js";

/** A value that a client has for each named schema beside its type: `orderSchema`, `zOrder`. */
export interface SchemaValue {
  /** Where the names stand in the lock: below the schema. */
  readonly at: string;
  readonly role: string;
  /** The role of the second value, where requests have a type of their own. */
  readonly inputRole: string;
  readonly folder: string;
  key(id: SchemaId, direction: Direction): string;
  derive(baseName: string): string;
  deriveInput(baseName: string): string;
}

/** Claims a name for each of these values, and a module for each schema. */
export function claimSchemaValues(
  { at, role, inputRole, folder, key, derive, deriveInput }: SchemaValue,
  client: DeclaredClient,
  usages: ReadonlyMap<SchemaId, Usage>,
  claim: Claims,
): void {
  for (const schema of schemasWithValues(client)) {
    const [main, ...rest] = directionsOf(usages.get(schema.id)!);
    const mainKey = key(schema.id, main);
    const shared = {
      at: `${schema.id}/${at}`,
      kind: "value",
      origin: "suggested",
      suffix: "Schema",
      order: orderBesideType(schema),
    } as const;
    const nameBy = (derive: (baseName: string) => string) => ({
      name: derive(schema.name),
      baseName: { of: schemaKey(schema.id, main), derive },
    });
    claim({ key: mainKey, role, home: { folder }, ...nameBy(derive), ...shared });
    for (const direction of rest) {
      const home = { fileOf: mainKey };
      const inputKey = key(schema.id, direction);
      claim({ key: inputKey, role: inputRole, home, ...nameBy(deriveInput), ...shared });
    }
  }
}

/** Other names of a schema have no values of their own. */
export function schemasWithValues({ api }: Pick<DeclaredClient, "api">): readonly NamedSchema[] {
  return [...api.schemas.values()].filter(({ isAlias }) => isAlias !== true);
}

/**
 * The order of names that are made of types' names. It is that of the types (`inOrder`): of two that
 * want one name, the second one gets a number in both.
 */
export function orderBesideType({ name, isConfigured }: NamedSchema): string {
  return `${isConfigured ? 0 : name === pascalCase(name) ? 1 : 2} ${name}`;
}
