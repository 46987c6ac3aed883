import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import type { Api } from "../../model/api.js";
import { isSettledBy } from "../../model/dialects.js";
import type { Operation } from "../../model/operation.js";
import { objectsOf } from "../../model/walk.js";

/** Warns of objects in a query whose members are sent under names that other parameters have. */
export function lintQuery({ parameters }: Operation, api: Api, diagnostics: Diagnostics): void {
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  for (const parameter of inQuery) {
    const { serialization, shape, at } = parameter;
    if (serialization.kind !== "style" || serialization.style !== "form") continue;
    if (!serialization.explode || isSettledBy(serialization.dialect, serialization)) continue;
    const objects = objectsOf(shape, api.schemas) ?? [];
    const names = new Set(objects.flatMap(({ properties }) => properties.map(({ name }) => name)));
    const taken = inQuery.find((other) => other !== parameter && names.has(other.name));
    if (taken === undefined) continue;
    const message = `${JSON.stringify(parameter.name)}: its member ${JSON.stringify(taken.name)} is sent under the name of another parameter`;
    diagnostics.report("WF3006", at, message, { hint: "use style deepObject, or `content`" });
  }
}
