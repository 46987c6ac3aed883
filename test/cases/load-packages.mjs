/**
 * A separate process, because a test runner loads modules in its own way: Node itself imports them.
 */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

process.on("message", async (folder) => {
  const faults = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const modules = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".js"));
  for (const { parentPath, name } of modules) {
    const file = path.join(parentPath, name);
    await import(pathToFileURL(file).href).catch((error) => {
      faults.push(`${path.relative(folder, file)}: ${error}`);
    });
  }
  process.send({ folder, modules: modules.length, faults });
});
