import { isReserved, type Claim, type LockedNames, type Reserved } from "../names/claims.js";
import { isFileName } from "../names/file-names.js";
import { isPlacedRole, linesOf, type Lock } from "./lock.js";

/**
 * What the lock decides before other names are assigned: a claim with a line keeps its name and file, and
 * the names of removed things stay taken.
 * @param claims in the order in which they are settled
 * @param lines of their client
 */
export function findLockedNames(
  claims: readonly Claim[],
  pointerOf: (claim: Claim) => string,
  lines: Lock,
  reserved: Reserved,
): LockedNames {
  const names = new Map<string, string>();
  const files = new Map<string, string>();
  // After a merge two lines may have one name: the first keeps it.
  const takenNames = new Set<string>();
  const takenFiles = new Set<string>(reserved.files);
  const found = linesOf(new Set(claims.map(pointerOf)), lines);
  for (const claim of claims) {
    const line = found.get(pointerOf(claim));
    if (line === undefined) continue;
    const name = line.names.get(claim.role);
    if (name !== undefined && !takenNames.has(name) && !isReserved(name, claim.kind, reserved)) {
      takenNames.add(name);
      names.set(claim.key, name);
    }
    if (isHome(line.file, claim) && !takenFiles.has(line.file)) {
      takenFiles.add(line.file);
      files.set(claim.key, line.file);
    }
  }
  const retiredNames = new Map<string, string>();
  const retiredPlaced = new Set<string>();
  for (const { pointer, names } of lines)
    for (const [role, name] of names) {
      if (takenNames.has(name)) continue;
      retiredNames.set(name, pointer);
      if (isPlacedRole(role)) retiredPlaced.add(name);
    }
  const retiredFiles = lines.map(({ file }) => file).filter((file) => !takenFiles.has(file));
  return { names, files, retiredNames, retiredPlaced, retiredFiles: new Set(retiredFiles) };
}

/** Whether a claim may have this file: directly in its folder, with a name that all systems allow. */
function isHome(file: string, { home }: Claim): boolean {
  if (!("folder" in home) || !file.startsWith(home.folder)) return false;
  const name = file.slice(home.folder.length);
  return !name.includes("/") && isFileName(name);
}
