import type { Pointer } from "../../diagnostics/diagnostic.js";
import { wantedName, type Claim, type Reserved } from "./claims.js";

/**
 * The places of other names that are idle, since what they would name has that name itself: a
 * component that is only a `$ref` to a file, by which the file's schema is called.
 * @param pinned the names that the lock keeps, by key
 */
export function unusedAliases(
  claims: readonly Claim[],
  pinned: ReadonlyMap<string, string>,
  reserved: Reserved,
): ReadonlySet<Pointer> {
  const aliases = claims.filter(({ aliasOf }) => aliasOf !== undefined);
  if (aliases.length === 0) return new Set();
  const byKey = new Map(claims.map((claim) => [claim.key, claim]));
  const nameOf = (claim: Claim | undefined) =>
    claim && (pinned.get(claim.key) ?? wantedName(claim, reserved));
  const idle = aliases.filter((alias) => nameOf(alias) === nameOf(byKey.get(alias.aliasOf!)));
  return new Set(idle.map(({ at }) => at));
}
