import { writtenThough, type Diagnostics, type Pointer } from "../../diagnostics/diagnostic.js";
import type { Shape } from "../../model/schema.js";
import { partsOf } from "../../model/walk.js";
import type { RequestShapes } from "./request-shapes.js";

/** Warns where requests have a `readOnly` member nevertheless, because a discriminator needs it. */
export function lintTags({ direct, named }: RequestShapes, diagnostics: Diagnostics): void {
  const tags = new Map<Pointer, string>();
  for (const shape of direct) collect(shape, tags);
  for (const { shape } of named) collect(shape, tags);
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
