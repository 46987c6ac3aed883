import { isNameOf, type Claim, type Reserved } from "./claims.js";

/**
 * The claims, with derived names that follow a locked base name. The lock may keep an older name than the
 * document has now: then new names of the same module derive from the older one too.
 * @param locked the names that the lock keeps, by key
 */
export function followBaseNames(
  claims: readonly Claim[],
  locked: ReadonlyMap<string, string>,
  reserved: Reserved,
): readonly Claim[] {
  if (locked.size === 0) return claims;
  const kept = new Map(
    claims.flatMap((claim) => {
      const name = locked.get(claim.key);
      return name === undefined || isNameOf(claim, name, reserved) ? [] : [[claim.key, name]];
    }),
  );
  return claims.map((claim) => {
    const name = claim.baseName && kept.get(claim.baseName.of);
    if (name === undefined) return claim;
    const { derive, deriveLonger } = claim.baseName!;
    const longer = deriveLonger && { longer: deriveLonger(name) };
    return { ...claim, name: derive(name), ...longer };
  });
}
