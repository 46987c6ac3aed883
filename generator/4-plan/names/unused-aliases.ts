import type { Pointer } from "../../diagnostics/diagnostic.js";
import { wantedName, type Claim, type Reserved } from "./claims.js";

/**
 * The places of aliases that aren't needed, because the target has that name itself: the schema of a file
 * is called after the component that is only a `$ref` to it.
 * @param locked the names that the lock keeps, by key
 */
export function unusedAliases(
  claims: readonly Claim[],
  locked: ReadonlyMap<string, string>,
  reserved: Reserved,
): ReadonlySet<Pointer> {
  const aliases = claims.filter(({ aliasOf }) => aliasOf !== undefined);
  if (aliases.length === 0) return new Set();
  const byKey = new Map(claims.map((claim) => [claim.key, claim]));
  const nameOf = (claim: Claim | undefined) =>
    claim && (locked.get(claim.key) ?? wantedName(claim, reserved));
  const unused = aliases.filter((alias) => nameOf(alias) === nameOf(byKey.get(alias.aliasOf!)));
  return new Set(unused.map(({ at }) => at));
}
