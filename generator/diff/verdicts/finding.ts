import type { Pointer } from "../../diagnostics/diagnostic.js";
import { compareTexts } from "../../host/text-order.js";

/** In terms of semver: `major` breaks callers, `minor` adds, `patch` does neither. */
export type Level = "major" | "minor" | "patch";

export const levels: readonly Level[] = ["major", "minor", "patch"];

/**
 * How code for the old package is affected. `types`: it may no longer compile. `bytes`: it
 * compiles, but sends something else than before, or is refused when it runs. `null`: neither.
 */
export type Affects = "types" | "bytes" | null;

/** One change, reported once, however many operations it affects. */
export interface Finding {
  readonly level: Level;
  readonly kind: Kind;
  readonly affects: Affects;
  /** The functions concerned, by their names. Empty: the client as a whole, or only a type. */
  readonly operations: readonly string[];
  /** The exported type that changed; `null` if the change is in an operation itself. */
  readonly schema: string | null;
  /** One sentence. */
  readonly message: string;
  /** The old place; `null` for new things. */
  readonly old: Pointer | null;
  /** The new place; `null` for removed things. */
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
  | "defaults-changed"
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
  | `constraint-${"narrowed" | "widened" | "changed"}`
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
  | `message-header-${"added" | "removed"}`
  | `schema-${"added" | "removed" | "renamed" | "split"}`
  | "export-removed"
  | "deprecated"
  | "docs-changed";

/** The most severe level; `null` if nothing changed. */
export function mostSevere(findings: readonly Pick<Finding, "level">[]): Level | null {
  return levels.find((level) => findings.some((finding) => finding.level === level)) ?? null;
}

type SortedBy = "level" | "affects" | "schema" | "operations" | "message";

/** Most severe first, then what doesn't compile, then by operation and place. */
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
