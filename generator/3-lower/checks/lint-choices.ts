import type { Api } from "../../model/api.js";
import type { Shape } from "../../model/schema.js";
import type { Diagnostics, Pointer } from "../../diagnostics/diagnostic.js";
import { distribute, mostChoices } from "../../model/merge.js";
import { somePart } from "../../model/walk.js";
import type { RequestShapes } from "./request-shapes.js";

/** Warns where requests combine more choices than encoders can distinguish. */
export function lintChoices(api: Api, { named }: RequestShapes, diagnostics: Diagnostics): void {
  const inline = api.operations.flatMap(({ parameters, body }) => [
    ...parameters,
    ...(body?.contents ?? []),
  ]);
  const places = [
    ...named.map(({ id, shape }): [Pointer, Shape] => [id, shape]),
    ...inline.map(({ at, shape }): [Pointer, Shape] => [at, shape]),
  ];
  for (const [at, shape] of places) {
    if (!hasMany(shape, api)) continue;
    const message = `\`allOf\` combines more than ${mostChoices} variants: dates in it are sent as date-times`;
    const hint = "write what the choices share once, beside them";
    diagnostics.report("WF3006", at, message, { on: "key", hint });
  }
}

function hasMany(shape: Shape, api: Api): boolean {
  const isWhole = shape.kind === "intersection" && distribute(shape, { api }) === "many";
  return isWhole || somePart(shape, (part) => hasMany(part, api));
}
