import type { Pointer } from "../../diagnostics/diagnostic.js";
import { compareTexts } from "../../host/text-order.js";

/** What semver calls a change: `major` breaks callers, `minor` adds, `patch` does neither. */
export type Level = "major" | "minor" | "patch";

export const levels: readonly Level[] = ["major", "minor", "patch"];

/**
 * What code sees that was written for the old package. `types`: it may no longer compile. `bytes`:
 * it compiles, and sends something else than before, or is refused when it runs. `null`: neither.
 */
export type Affects = "types" | "bytes" | null;

/** One change, reported once however many operations it reaches. */
export interface Finding {
  readonly level: Level;
  readonly kind: Kind;
  readonly affects: Affects;
  /** The functions concerned, as callers know them. Empty: the client as a whole, or a mere type. */
  readonly operations: readonly string[];
  /** The exported type whose change it is; `null` where it is an operation's own. */
  readonly schema: string | null;
  /** One sentence. */
  readonly message: string;
  /** Where it stood; `null` for what is new. */
  readonly old: Pointer | null;
  /** Where it stands; `null` for what is gone. */
  readonly new: Pointer | null;
}

export type Kind =
  | `client-${"added" | "removed"}`
  | `operation-${"added" | "removed" | "renamed"}`
  | "method-changed"
  | "path-changed"
  | "server-changed"
  | "idempotency-changed"
  | "auth-changed"
  | "retry-changed"
  | "accept-changed"
  | "pagination-changed"
  | `security-${"added" | "removed" | "changed"}`
  | `parameter-${"added" | "removed" | "renamed" | "moved" | "required" | "optional"}`
  | `body-${"added" | "removed" | "required" | "optional"}`
  | `media-type-${"added" | "removed" | "changed"}`
  | "style-changed"
  | "encoding-changed"
  | "dialect-changed"
  | `property-${"added" | "removed" | "renamed" | "required" | "optional"}`
  | `type-${"changed" | "narrowed" | "widened"}`
  | "format-changed"
  | `enum-${"closed" | "opened" | "value-added" | "value-removed"}`
  | `enum-member-${"added" | "removed" | "renamed"}`
  | `null-${"added" | "removed"}`
  | `variant-${"added" | "removed"}`
  | `object-${"closed" | "opened"}`
  | "alternatives-changed"
  | "order-changed"
  | `status-${"added" | "removed"}`
  | `response-header-${"added" | "removed" | "changed" | "optional" | "required"}`
  | `message-${"added" | "removed"}`
  | `schema-${"added" | "removed" | "renamed" | "split"}`
  | "export-removed"
  | "deprecated"
  | "docs-changed";

/** The most severe level of all; `null` where nothing changed. */
export function mostSevere(findings: readonly Pick<Finding, "level">[]): Level | null {
  return levels.find((level) => findings.some((finding) => finding.level === level)) ?? null;
}

type SortedBy = "level" | "affects" | "schema" | "operations" | "message";

/** Most severe first, then what calls don't compile, then by operation and place. */
export function sortFindings<F extends Pick<Finding, SortedBy>>(
  findings: readonly F[],
): readonly F[] {
  const rank = ({ level, affects }: F) =>
    levels.indexOf(level) * 3 + (affects === "types" ? 0 : affects === "bytes" ? 1 : 2);
  const name = ({ schema, operations }: F) => schema ?? operations[0] ?? "";
  return findings.toSorted(
    (a, b) =>
      rank(a) - rank(b) || compareTexts(name(a), name(b)) || compareTexts(a.message, b.message),
  );
}
