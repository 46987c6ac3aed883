import { child, isRecord, type Node } from "../../2-resolve/node.js";
import type { Example, JsonValue } from "../../model/docs.js";
import type { Lowering } from "../lowering.js";

/** `example` and `examples` of a media type. */
export function examplesOf(node: Node, { openapi }: Lowering): readonly Example[] {
  const single = child(node, "example");
  if (single !== undefined)
    return [{ name: null, summary: null, value: single.value as JsonValue }];
  const named = child(node, "examples");
  if (named === undefined || !isRecord(named.value)) return [];
  return Object.keys(named.value).flatMap((name) => {
    const example = openapi.follow(child(named, name)!);
    const value = child(example, "value")?.value;
    if (value === undefined) return [];
    const summary = child(example, "summary")?.value;
    return [
      { name, summary: typeof summary === "string" ? summary : null, value: value as JsonValue },
    ];
  });
}
