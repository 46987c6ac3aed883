import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { Api } from "../../model/api.js";
import { isSettledBy } from "../../model/dialects.js";
import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import { objectsOf } from "../../model/walk.js";

/**
 * Warns of objects in a query whose members are sent under names that other parameters have, or members
 * of others.
 */
export function lintQuery({ parameters }: Operation, api: Api, diagnostics: Diagnostics): void {
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const known = inQuery.map((parameter) => [parameter, memberNames(parameter, api)] as const);
  for (const [parameter, names] of known) {
    const report = (member: string, whose: string) => {
      const message = `${JSON.stringify(parameter.name)}: its member ${JSON.stringify(member)} is sent under the name of ${whose}`;
      const hint = "use style deepObject, or `content`";
      diagnostics.report("WF3006", parameter.at, message, { hint });
    };
    const taken = inQuery.find((other) => other !== parameter && names.has(other.name));
    if (taken !== undefined) {
      report(taken.name, "another parameter");
      continue;
    }
    for (const [other, others] of known) {
      if (other === parameter) break;
      const shared = [...names].find((name) => others.has(name));
      if (shared !== undefined) report(shared, `a member of ${JSON.stringify(other.name)}`);
    }
  }
}

/** Of an object whose members are sent as parameters of their own. */
function memberNames({ serialization, shape }: Parameter, api: Api): ReadonlySet<string> {
  if (serialization.kind !== "style" || serialization.style !== "form") return new Set();
  if (!serialization.explode || isSettledBy(serialization.dialect, serialization)) return new Set();
  const objects = objectsOf(shape, api.schemas) ?? [];
  return new Set(objects.flatMap(({ properties }) => properties.map(({ name }) => name)));
}
