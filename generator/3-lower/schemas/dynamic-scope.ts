import { child, isRecord, valueAt, type Node } from "../../2-resolve/node.js";
import type { Lowering } from "../lowering.js";
import { writtenName } from "./schema-names.js";

/**
 * `$dynamicRef` (JSON Schema 2020-12, 8.2.3.2): a schema with a placeholder, which a reference to it fills
 * by a `$dynamicAnchor` in `$defs` beside the `$ref`. Each filling makes a schema of its own.
 */
export function enterScope(node: Node, lowering: Lowering): Lowering {
  const defs = child(node, "$defs");
  if (defs === undefined || !isRecord(defs.value)) return lowering;
  const scope = new Map(lowering.scope);
  for (const name of Object.keys(defs.value)) {
    const definition = child(defs, name)!;
    const anchor = child(definition, "$dynamicAnchor")?.value;
    // The outermost filling counts.
    if (typeof anchor === "string" && !scope.has(anchor)) scope.set(anchor, definition);
  }
  return lowering.with({ scope });
}

/** What fills a `$dynamicRef`; `undefined` for other nodes, and where nothing fills it. */
export function boundBy(node: Node, { scope }: Lowering): Node | undefined {
  const reference = valueAt(node, "$dynamicRef");
  return typeof reference === "string" ? scope.get(reference.replace(/^#/, "")) : undefined;
}

/** The fillings that a schema uses: they make its identity and its name. */
export function bindingOf(
  node: Node,
  lowering: Lowering,
): readonly { readonly name: string; readonly at: string }[] {
  const { scope, openapi } = lowering;
  return [...scope].flatMap(([anchor, filling]) => {
    if (!mentions(node.value, `#${anchor}`)) return [];
    const at = openapi.follow(filling).at;
    return [{ name: writtenName(at, lowering), at }];
  });
}

function mentions(value: unknown, reference: string): boolean {
  if (value === null || typeof value !== "object") return false;
  if ((value as Record<string, unknown>)["$dynamicRef"] === reference) return true;
  return Object.values(value).some((member) => mentions(member, reference));
}
