import { child, isRecord, items, type Node } from "../2-resolve/node.js";
import { referenceOf, targetOf } from "../2-resolve/references.js";
import type { OpenApi } from "../2-resolve/openapi.js";
import { declaredAt } from "../diagnostics/diagnostic.js";
import type { EnumValue, ObjectShape, Property, Shape } from "./api.js";
import { noDocs } from "./docs.js";
import type { Lowering } from "./lowering.js";

/**
 * Gives each variant of a union the values of its discriminator, so that TypeScript narrows by it:
 * the names that `mapping` has for it, else its component's own name (OpenAPI 3.2, 4.25).
 */
export function discriminate(
  node: Node,
  branches: readonly Node[],
  variants: readonly Shape[],
  lowering: Lowering,
): readonly Shape[] {
  const discriminator = child(node, "discriminator");
  const property = discriminator && child(discriminator, "propertyName")?.value;
  if (typeof property !== "string") return variants;
  const { openapi } = lowering;
  const mapping = readMapping(discriminator!, lowering);
  return variants.map((variant, index) => {
    const branch = branches[index]!;
    if (variant.kind !== "reference" || referenceOf(branch) === undefined) return variant;
    if (fixesValue(openapi.follow(branch), property, openapi)) return variant;
    const mapped = mapping.filter(({ target }) => target === variant.to).map(({ value }) => value);
    const values = mapped.length > 0 ? mapped : [implicitName(branch)];
    return { kind: "intersection", parts: [variant, markerOf(property, values)] };
  });
}

/** Whether a variant says itself which values the property has. */
export function fixesValue(
  node: Node,
  property: string,
  openapi: OpenApi,
  visited: Set<string> = new Set(),
): boolean {
  if (visited.has(node.at)) return false;
  visited.add(node.at);
  const properties = child(node, "properties");
  const written = properties && child(properties, property);
  const schema = written && openapi.follow(written);
  if (schema && (child(schema, "const") ?? child(schema, "enum"))) return true;
  const parts = items(child(node, "allOf"));
  return parts.some((part) => fixesValue(openapi.follow(part), property, openapi, visited));
}

/**
 * An object of which only the discriminator is known.
 * @param declared the property as it is declared already: who has to send it doesn't change
 */
export function markerOf(
  name: string,
  values: readonly EnumValue["value"][],
  declared?: Property,
): ObjectShape {
  // Closed even in responses: each value is the marker of this variant.
  const markers = values.map((value): Shape => {
    return { kind: "enum", values: [{ value, description: null }] };
  });
  const shape: Shape = markers.length === 1 ? markers[0]! : { kind: "union", variants: markers };
  const { required = true, access = "both" } = declared ?? {};
  const at = declared?.[declaredAt];
  const property = { [declaredAt]: at, name, required, shape, access, docs: noDocs };
  return { kind: "object", properties: [property], additional: "open", requiredAnyOf: [] };
}

/** `mapping`: values are names of components, or references. */
export function readMapping(discriminator: Node, { openapi }: Lowering) {
  const mapping = child(discriminator, "mapping");
  if (mapping === undefined || !isRecord(mapping.value)) return [];
  return Object.entries(mapping.value).flatMap(([value, written]) => {
    if (typeof written !== "string") return [];
    const isName = !/[/#]/.test(written);
    const reference = isName ? `#/components/schemas/${written}` : written;
    const target = targetOf(reference, mapping.at, openapi.sources);
    if ("fault" in target) return [];
    return [{ value, target: openapi.follow(target).at }];
  });
}

function implicitName(branch: Node): string {
  const reference = referenceOf(branch) ?? "";
  const last = reference.slice(reference.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return last;
  }
}
