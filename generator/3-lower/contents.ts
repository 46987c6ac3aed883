import type { Node } from "../2-resolve/node.js";
import type { Shape } from "./api.js";
import type { Lowering } from "./lowering.js";
import { essence, formatOf } from "./media-types.js";
import { resolveShape } from "./shapes.js";

/** How the bytes of a content are read or written, and what they are then. */
export interface ContentFacts {
  readonly format: "json" | "text" | "binary";
  readonly shape: Shape;
}

/**
 * Brings media type and schema together: bytes stay bytes under any media type, and what is text
 * on the wire (XML, CSV) is a string for the caller, whatever structure the schema describes.
 */
export function contentFacts(
  mediaType: string,
  shape: Shape,
  at: Node,
  lowering: Lowering,
): ContentFacts {
  const target = resolveShape(shape, lowering.schemas);
  if (target.kind === "string" && target.format === "binary") return { format: "binary", shape };
  const format = formatOf(mediaType);
  if (format !== "text" || isScalar(target)) return { format, shape };
  const type = essence(mediaType);
  if (target.kind !== "unknown" && !lowering.told.has(type)) {
    lowering.told.add(type);
    const message = `${type} is text for the caller: the schema's structure isn't used`;
    lowering.diagnostics.report("WF3005", at.at, message, { on: "key" });
  }
  return { format, shape: { kind: "string", format: null } };
}

function isScalar({ kind }: Shape): boolean {
  return ["string", "integer", "number", "boolean", "enum", "union"].includes(kind);
}
