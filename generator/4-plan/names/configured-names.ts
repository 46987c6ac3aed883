import { wantedName, type Claim, type Reserved } from "./claims.js";
import { isPlacedRole, linesOf, type Lock, type LockLine } from "../lock/lock.js";

/**
 * The lines without those that a configured name overrides: the configuration beats the lock, unless
 * something else has the name. All names of such a line go, since they derive from one.
 * @param claims in the order in which they are assigned
 * @param lines of their client
 */
export function withoutOverridden(
  claims: readonly Claim[],
  pointerOf: (claim: Claim) => string,
  lines: Lock,
  reserved: Reserved,
): Lock {
  if (!claims.some(({ origin }) => origin === "configured")) return lines;
  const found = linesOf(new Set(claims.map(pointerOf)), lines);
  const asked = new Map<string, { line: LockLine | undefined; role: string }>();
  for (const claim of claims) {
    const name = wantedName(claim, reserved);
    const entry = { line: found.get(pointerOf(claim)), role: claim.role };
    if (claim.origin === "configured" && !asked.has(name)) asked.set(name, entry);
  }
  const overridden = new Map<LockLine, string>();
  for (const [name, { line, role }] of asked)
    if (line !== undefined && line.names.get(role) !== name) overridden.set(line, name);

  // The names of an overridden line are free, but a line that stays keeps its names: so repeat until
  // nothing changes.
  for (let before = -1; before !== overridden.size;) {
    before = overridden.size;
    const staying = lines.filter((line) => !overridden.has(line));
    const held = new Set(staying.flatMap(({ names }) => [...names.values()]));
    for (const [line, name] of overridden) if (held.has(name)) overridden.delete(line);
  }
  // Inline types are named after what they are in.
  const outer = [...overridden.keys()].map(({ pointer }) => `${pointer}/`);
  const isInside = ({ pointer, names }: LockLine) =>
    isPlaced(names.keys()) && outer.some((start) => pointer.startsWith(start));
  return lines.filter((line) => !overridden.has(line) && !isInside(line));
}

function isPlaced(roles: Iterable<string>): boolean {
  return [...roles].every(isPlacedRole);
}
