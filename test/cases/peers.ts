import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";

/** Makes the peer dependencies of generated packages resolve in a folder, and below it. */
export async function linkPeers(folder: string): Promise<void> {
  await mkdir(path.join(folder, "node_modules"), { recursive: true });
  await symlink(path.join(packageRoot, "node_modules/zod"), path.join(folder, "node_modules/zod"));
}
