import { Reported, type Diagnostics } from "../diagnostics/diagnostic.js";
import { isBelow, shownPath } from "../host/display-path.js";
import type { Host } from "../host/host.js";
import type { LoadOptions } from "./load.js";

/** The folders behind the roots. A missing one is an error: otherwise the check would never fail. */
export async function findRoots(
  roots: readonly string[],
  host: Host,
  { cwd, places }: LoadOptions,
  diagnostics: Diagnostics,
): Promise<readonly string[]> {
  const real: string[] = [];
  for (const [index, root] of roots.entries())
    try {
      if ((await host.stat(root)).kind !== "folder") throw new Error("it is not a folder");
      real.push(await host.realPath(root));
    } catch (error) {
      const message = `the root ${shownPath(root, cwd)} can't be read: ${reasonOf(error)}`;
      // The first is the document's own folder.
      const place = places?.root(index - 1) ?? null;
      diagnostics.add("WF1001", message, place, { hint: "--root and `roots` take folders" });
    }
  if (real.length < roots.length) throw new Reported();
  return real;
}

/** False where a link leads out, or may. A missing file is reported later, as missing. */
export async function isReallyBelow(
  file: string,
  roots: readonly string[],
  host: Host,
): Promise<boolean> {
  try {
    const real = await host.realPath(file);
    return roots.some((root) => isBelow(real, root));
  } catch (error) {
    return ["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code));
  }
}

/** Why a file or a folder can't be read. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "permission denied";
  if (code === "ELOOP") return "its symbolic links form a loop";
  return (error as Error).message;
}
