/**
 * What the generator reads of its own package: the modules of the runtime, which the build of the
 * playground puts into `wireform:runtime`. There is no other file.
 */
import templates from "wireform:runtime";

/** Of `node:fs`. */
export function existsSync(file: string): boolean {
  return Object.hasOwn(templates, file);
}

/** Of `node:fs/promises`. */
export async function readFile(file: string): Promise<string> {
  const text = templates[file];
  if (text === undefined) throw Object.assign(new Error(`${file} is missing`), { code: "ENOENT" });
  return text;
}
