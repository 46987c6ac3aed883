import type { Api } from "../../model/api.js";
import type { Parameter } from "../../model/parameter.js";
import type { RequestContent } from "../../model/body.js";
import type { Shape } from "../../model/schema.js";
import type { Diagnostics, Pointer } from "../../diagnostics/diagnostic.js";
import { objectsOf, resolveShape } from "../../model/walk.js";

/** A query or form that has objects, where nothing says how the server reads them. */
interface Open {
  readonly at: Pointer;
  readonly name: string;
  readonly sent: string;
}

/** Suggests to choose a dialect, once for a document, where neither its author nor the user has. */
export function lintDialect(api: Api, diagnostics: Diagnostics): void {
  const open = api.operations.flatMap(({ parameters, body }) => [
    ...parameters.flatMap((parameter) => openQuery(parameter, api)),
    ...(body?.contents ?? []).flatMap((content) => openForm(content, api)),
  ]);
  const [first] = open;
  if (first === undefined) return;
  const others = new Set(open.map(({ at }) => at)).size - 1;
  const more =
    others > 0 ? ` (and in ${others} more quer${others > 1 ? "ies or forms" : "y or form"})` : "";
  const message = `${JSON.stringify(first.name)} contains objects, and the document doesn't say how they are encoded: ${first.sent}${more}`;
  const hint =
    "set `dialect` in wireform.yaml or `x-wireform`: qs (Express, NestJS, Fastify), php, rails and stripe write brackets, oas keeps it as it is";
  diagnostics.report("WF3006", first.at, message, { hint });
}

function openQuery({ name, in: where, serialization, shape, at }: Parameter, api: Api): Open[] {
  if (where !== "query" || serialization.kind !== "style") return [];
  if (serialization.isDialectSaid || serialization.isStyleSaid || !hasObject(shape, api)) return [];
  return [{ at, name, sent: "each property is sent as a parameter of its own" }];
}

function openForm({ format, shape, at }: RequestContent, api: Api): Open[] {
  if (format.kind !== "form" || format.isDialectSaid) return [];
  const properties = objectsOf(shape, api.schemas)?.flatMap((object) => object.properties) ?? [];
  return properties
    .filter(({ access }) => access !== "read")
    .filter((property) => !format.encodings.has(property.name) && hasObject(property.shape, api))
    .map(({ name }) => ({ at, name, sent: "it is sent as JSON text" }));
}

/** Objects, lists of objects, or a choice with them. */
function hasObject(shape: Shape, api: Api, depth = 0): boolean {
  if (depth > 20) return false;
  const target = resolveShape(shape, api.schemas);
  if (target.kind === "array") return hasObject(target.items, api, depth + 1);
  if (target.kind === "union") return target.variants.some((v) => hasObject(v, api, depth + 1));
  return target.kind === "object" || target.kind === "intersection";
}
