import type { Mending } from "./draft.js";
import type { Node } from "../node.js";
import { Reader } from "../reader.js";
import type { Upgrade } from "../swagger/members.js";

/** What the upgrading of Swagger 2.0 needs, for the parts of another document that are written as there. */
export function upgradeOf(mending: Mending): Upgrade {
  const { sources, diagnostics } = mending;
  const root: Node = { value: sources.entry.value, at: `${sources.entry.file}#` };
  const follow = (node: Node) => mending.follow(node) ?? { value: {}, at: node.at, isFaulty: true };
  return { root, follow, diagnostics, read: new Reader(diagnostics, "lenient") };
}
