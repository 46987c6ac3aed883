import { wantedName, type Claim, type Reserved } from "./claims.js";
import { isPlacedRole, linesOf, type Lock, type LockLine } from "../lock/lock.js";

/**
 * The lines without those that yield to a name of the configuration: what is said by hand beats the
 * lock, unless the name is another's. All names of such a line go, as they derive from one.
 * @param claims in the order in which they are settled
 * @param lines of their client
 */
export function withoutOverridden(
  claims: readonly Claim[],
  pointerOf: (claim: Claim) => string,
  lines: Lock,
  reserved: Reserved,
): Lock {
  const found = linesOf(new Set(claims.map(pointerOf)), lines);
  const asked = new Map<string, { line: LockLine | undefined; role: string }>();
  for (const claim of claims) {
    const name = wantedName(claim, reserved);
    const entry = { line: found.get(pointerOf(claim)), role: claim.role };
    if (claim.origin === "given" && !asked.has(name)) asked.set(name, entry);
  }
  const yielding = new Map<LockLine, string>();
  for (const [name, { line, role }] of asked)
    if (line !== undefined && line.names.get(role) !== name) yielding.set(line, name);

  // A name of a line that yields is free; where that stays after all, it is not.
  for (let before = -1; before !== yielding.size;) {
    before = yielding.size;
    const staying = lines.filter((line) => !yielding.has(line));
    const held = new Set(staying.flatMap(({ names }) => [...names.values()]));
    for (const [line, name] of yielding) if (held.has(name)) yielding.delete(line);
  }
  // What stands inside is called by it.
  const outer = [...yielding.keys()].map(({ pointer }) => `${pointer}/`);
  const isInside = ({ pointer, names }: LockLine) =>
    isPlaced(names.keys()) && outer.some((start) => pointer.startsWith(start));
  return lines.filter((line) => !yielding.has(line) && !isInside(line));
}

function isPlaced(roles: Iterable<string>): boolean {
  return [...roles].every(isPlacedRole);
}
