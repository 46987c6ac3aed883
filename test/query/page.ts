/** The programs of a page of docs/. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "../package/project.js";

/**
 * Writes each program to `programs/` of a folder.
 * @returns their names: `query-1.ts`
 */
export async function writePage(page: string, folder: string): Promise<readonly string[]> {
  const text = await readFile(path.join(projectRoot, "docs", `${page}.md`), "utf8");
  const blocks = [...text.matchAll(/^```(tsx?)\n([^]*?)^```$/gm)];
  const programs = blocks.map(([, ending, program = ""], at) => {
    return [`${page}-${at + 1}.${ending}`, program] as const;
  });
  for (const [name, program] of programs)
    await writeFile(path.join(folder, "programs", name), program);
  return programs.map(([name]) => name);
}
