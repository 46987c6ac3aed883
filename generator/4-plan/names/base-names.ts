import { isNameOf, type Claim, type Reserved } from "./claims.js";

/**
 * The claims, where those that derive from a name which stays though its author changed it derive
 * from the name that stays: a module has names of one kind, whenever each came.
 * @param pinned the names that are settled before, by key
 */
export function followBaseNames(
  claims: readonly Claim[],
  pinned: ReadonlyMap<string, string>,
  reserved: Reserved,
): readonly Claim[] {
  const kept = new Map(
    claims.flatMap((claim) => {
      const name = pinned.get(claim.key);
      return name === undefined || isNameOf(claim, name, reserved) ? [] : [[claim.key, name]];
    }),
  );
  return claims.map((claim) => {
    const name = claim.stem && kept.get(claim.stem.of);
    if (name === undefined) return claim;
    const { derive, deriveLonger } = claim.stem!;
    const longer = deriveLonger && { longer: deriveLonger(name) };
    return { ...claim, name: derive(name), ...longer };
  });
}
