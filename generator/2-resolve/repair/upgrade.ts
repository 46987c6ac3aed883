import type { Repairs } from "./draft.js";
import type { Node } from "../node.js";
import { Reader } from "../reader.js";
import type { Upgrade } from "../swagger/members.js";

/** For parts that an OpenAPI 3 document writes as in Swagger 2.0: they are upgraded as there. */
export function upgradeOf(repairs: Repairs): Upgrade {
  const { sources, diagnostics } = repairs;
  const root: Node = { value: sources.entry.value, at: `${sources.entry.file}#` };
  const follow = (node: Node) =>
    repairs.follow(node) ?? { value: {}, at: node.at, hasErrors: true };
  return { root, follow, diagnostics, read: new Reader(diagnostics, "lenient") };
}
