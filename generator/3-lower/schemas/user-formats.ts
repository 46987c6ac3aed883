/** Formats whose values have types of the user's (`formats` of the configuration). */
import { configPlace } from "../../1-load/config-place.js";
import { child, type Node } from "../../2-resolve/node.js";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { Api } from "../../model/api.js";
import type { Shape } from "../../model/schema.js";
import { allShapes, partsOf } from "../../model/walk.js";
import type { LowerConfig } from "../lowering.js";

export type FormatConfig = Pick<LowerConfig, "formats">;

/** The format of a schema, if its values have a type of the user's. */
export function userFormat(node: Node, config: FormatConfig): string | null {
  const format = child(node, "format")?.value;
  const { formats } = config;
  const isKnown = typeof format === "string" && formats && Object.hasOwn(formats, format);
  return isKnown ? format : null;
}

/** Warns of formats of the user's that no value has: mostly misspelt ones. */
export function warnOfUnusedFormats(
  config: LowerConfig,
  api: Pick<Api, "operations" | "webhooks" | "schemas">,
  diagnostics: Diagnostics,
): void {
  const names = Object.keys(config.formats ?? {});
  if (names.length === 0) return;
  const used = new Set<string>();
  const visit = (shape: Shape): void => {
    if ("userFormat" in shape && shape.userFormat !== undefined) used.add(shape.userFormat);
    for (const part of partsOf(shape)) visit(part);
  };
  for (const shape of allShapes(api)) visit(shape);
  for (const { shape } of api.schemas.values()) visit(shape);
  for (const name of names.filter((name) => !used.has(name))) {
    const message = `\`formats\` has ${JSON.stringify(name)}, but no text or number here has that format`;
    diagnostics.add("WF3012", message, configPlace(config, "formats", name), {
      hint: didYouMean(name, used),
    });
  }
}
