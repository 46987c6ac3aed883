import type { Draft, Repairs } from "./draft.js";
import { mapsOf, type DocumentPart } from "./parts.js";
import { child, isRecord, listOf, items, mappingOf, membersIn, type Node } from "../node.js";

/**
 * A `$ref` where OpenAPI allows none: for a whole map such as `paths` or `properties`, for a list such as
 * `parameters`, or for an object such as an operation. Bundlers follow all of them, so authors write them:
 * what they lead to is read in their place.
 */
export function repairStrayReferences(draft: Draft, part: DocumentPart): void {
  if (draft.has("$ref") && !isReferable(part, draft)) repairOwn(draft);
  for (const key of draft.keys) {
    const isMap = mapsOf(part).has(key);
    if (!(isMap || lists.has(key)) || !isReference(draft.valueOf(key))) continue;
    const written = draft.get(key)!;
    const target = strayTarget(written, draft.repairs);
    if (target === undefined || Array.isArray(target.value) === isMap) continue;
    report(written, draft.repairs);
    draft.put(key, isMap ? joined(written, target) : listOf(target.at, items(target)));
  }
}

/** Fields that have a list, wherever they aren't maps. */
const lists: ReadonlySet<string> = new Set(
  "parameters servers tags security allOf anyOf oneOf prefixItems enum required".split(" "),
);

const closed: ReadonlySet<DocumentPart> = new Set([
  "info",
  "server",
  "serverVariable",
  "tag",
  "components",
  "operation",
  "encoding",
  "discriminator",
]);

/** Whether the version allows a `$ref` instead of such an object. */
function isReferable(part: DocumentPart, { repairs }: Draft): boolean {
  return part === "mediaType" ? repairs.isFrom("3.2") : !closed.has(part);
}

function repairOwn(draft: Draft): void {
  const target = strayTarget(draft.node, draft.repairs);
  if (!isRecord(target?.value)) return;
  report(draft.node, draft.repairs);
  draft.drop("$ref");
  for (const [key, member] of Object.entries(membersIn(target)))
    if (!draft.has(key)) draft.put(key, member);
}

/** What stands beside the `$ref` comes first. */
function joined(written: Node, target: Node): Node {
  const { $ref: _, ...own } = membersIn(written);
  return mappingOf(written.at, { ...membersIn(target), ...own });
}

function report(written: Node, repairs: Repairs): void {
  const message = "OpenAPI doesn't allow a $ref here: what it leads to is read in its place";
  const hint = "write out its target, or have a bundler do so";
  repairs.report(child(written, "$ref")!, message, "key", hint);
}

function isReference(value: unknown): value is { readonly $ref: string } {
  return isRecord(value) && typeof value["$ref"] === "string";
}

/** What it leads to at last; `undefined` where it leads nowhere, or back to itself. */
function strayTarget(written: Node, repairs: Repairs): Node | undefined {
  const target = repairs.follow(written);
  return target === written ? undefined : target;
}
