import { writtenThough, type Diagnostics, type Pointer } from "../../diagnostics/diagnostic.js";
import type { Api } from "../../model/api.js";
import type { Shape } from "../../model/schema.js";
import { partsOf, reach, requestShapes } from "../../model/walk.js";

/** Warns where requests have a `readOnly` member nevertheless, because a discriminator needs it. */
export function lintTags(api: Api, diagnostics: Diagnostics): void {
  const direct = api.operations.flatMap(requestShapes);
  const named = [...reach(direct, api.schemas)].flatMap((id) => api.schemas.get(id)?.shape ?? []);
  const tags = new Map<Pointer, string>();
  for (const shape of [...direct, ...named]) collect(shape, tags);
  for (const [at, name] of tags) {
    const message = `\`readOnly\` has no effect here: ${JSON.stringify(name)} selects the variant, so requests have it too`;
    diagnostics.report("WF3005", at, message, { on: "key" });
  }
}

function collect(shape: Shape, tags: Map<Pointer, string>): void {
  for (const property of shape.kind === "object" ? shape.properties : []) {
    const at = property[writtenThough];
    if (at !== undefined) tags.set(at, property.name);
  }
  for (const part of partsOf(shape)) collect(part, tags);
}
