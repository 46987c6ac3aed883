/** The programs of a page of docs/. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "../package/project.js";

/**
 * Writes each program to `programs/` of a folder, under the name in its first line if it has one.
 * @returns their names: `query-1.ts`
 */
export async function writePage(page: string, folder: string): Promise<readonly string[]> {
  const text = await readFile(path.join(projectRoot, "docs", `${page}.md`), "utf8");
  const blocks = [...text.matchAll(/^```(tsx?)\n([^]*?)^```$/gm)];
  const programs = blocks.map(([, ending, program = ""], at) => {
    const named = /^\/\/ ([\w-]+\.tsx?)\n/.exec(program)?.[1];
    return [named ?? `${page}-${at + 1}.${ending}`, program] as const;
  });
  await mkdir(path.join(folder, "programs"), { recursive: true });
  for (const [name, program] of programs)
    await writeFile(path.join(folder, "programs", name), program);
  return programs.map(([name]) => name);
}
