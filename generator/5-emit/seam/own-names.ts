import type { Symbol } from "../../4-plan/names/claims.js";
import type { ClientPlan } from "../../4-plan/plan.js";

/** The plan for a module with names of its own: what it imports by one of these has an alias. */
export function beside(own: readonly string[], client: ClientPlan): ClientPlan {
  const symbol = (key: string): Symbol => {
    const found = client.symbol(key);
    return own.includes(found.name)
      ? { ...found, alias: freeName(`${found.name}_`, own, client) }
      : found;
  };
  return { ...client, symbol };
}

/** A name that is none of the module's own, and no import of it has. */
export function freeName(name: string, own: readonly string[], client: ClientPlan): string {
  return client.names.has(name) || own.includes(name) ? freeName(`${name}_`, own, client) : name;
}
