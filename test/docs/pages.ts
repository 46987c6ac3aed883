/** The pages that people read: README.md, `docs/`, and what those lead to. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";

export interface Page {
  /** From the root of the repository, with slashes. */
  readonly file: string;
  readonly text: string;
}

/** README.md, then the pages of `docs/`, in order: what users of wireform read. */
export async function readUserPages(): Promise<readonly Page[]> {
  const names = (await readdir(path.join(packageRoot, "docs"), { recursive: true })).toSorted();
  const pages = names.filter((name) => name.endsWith(".md"));
  const files = ["README.md", ...pages.map((name) => `docs/${name.replaceAll(path.sep, "/")}`)];
  return Promise.all(files.map(readPage));
}

export async function readPage(file: string): Promise<Page> {
  return { file, text: await readFile(path.join(packageRoot, file), "utf8") };
}

/** All that users can read, as one text. */
export async function readUserText(): Promise<string> {
  return (await readUserPages()).map(({ text }) => text).join("\n");
}

/** The names of a page's programs: the first line of each is a comment with it. */
export async function programNames(file: string): Promise<readonly string[]> {
  const { text } = await readPage(file);
  return Array.from(text.matchAll(/^```tsx?\n(.*)/gm), ([, line = ""]) =>
    line.replace(/^\/\/ /, ""),
  );
}
