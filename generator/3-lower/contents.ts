import type { Node } from "../2-resolve/node.js";
import type { Shape } from "./api.js";
import type { Lowering } from "./lowering.js";
import { admitsJson, essence, formatOf } from "./media-types.js";
import { isBinary, resolveShape } from "./shapes.js";

/** How the bytes of a content are read or written, and what they are then. */
export interface ContentFacts {
  readonly format: "json" | "text" | "binary";
  readonly shape: Shape;
}

/**
 * Brings media type and schema together: bytes stay bytes under any media type, and what is text
 * on the wire (XML, CSV) is a string for the caller, whatever structure the schema describes. A
 * range that JSON lies in (`application/*`) is JSON where a schema says what of.
 */
export function contentFacts(
  mediaType: string,
  shape: Shape,
  at: Node,
  lowering: Lowering,
): ContentFacts {
  const target = resolveShape(shape, lowering.schemas);
  if (isBinary(target, lowering.schemas)) return { format: "binary", shape };
  const format = target.kind !== "unknown" && admitsJson(mediaType) ? "json" : formatOf(mediaType);
  if (format === "json" || isScalar(target)) return { format, shape };
  const type = essence(mediaType);
  if (target.kind !== "unknown" && !lowering.told.has(type)) {
    lowering.told.add(type);
    const form = format === "text" ? "text" : "bytes";
    const message = `${type} is ${form} for the caller: the schema's structure isn't used`;
    lowering.diagnostics.report("WF3005", at.at, message, { on: "key" });
  }
  return { format, shape: format === "text" ? { kind: "string", format: null } : shape };
}

function isScalar({ kind }: Shape): boolean {
  return ["string", "integer", "number", "boolean", "enum", "union"].includes(kind);
}
