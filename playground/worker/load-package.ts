/** Runs the JavaScript of a generated package: its modules become URLs that the browser imports. */
import type { OutputFile } from "../../generator/6-print/print.js";

export type Exports = Readonly<Record<string, unknown>>;

/** Imports a module of `dist/`, and what it imports. */
export async function loadModule(files: readonly OutputFile[], entry: string): Promise<Exports> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const urls = new Map<string, string>();
  try {
    return (await import(urlOf(entry, texts, urls))) as Exports;
  } finally {
    for (const url of urls.values()) URL.revokeObjectURL(url);
  }
}

/** What is imported comes first: generated modules never import each other in a circle. */
function urlOf(
  file: string,
  texts: ReadonlyMap<string, string>,
  urls: Map<string, string>,
): string {
  const known = urls.get(file);
  if (known !== undefined) return known;
  const text = texts.get(file);
  if (text === undefined) throw new Error(`the package has no ${file}`);
  const linked = text.replace(
    /^((?:import|export|\}) ?[^;"]*)"(\.[^"]+)";$/gm,
    (_, before: string, target: string) =>
      `${before}"${urlOf(new URL(target, `file:///${file}`).pathname.slice(1), texts, urls)}";`,
  );
  const url = URL.createObjectURL(new Blob([linked], { type: "text/javascript" }));
  urls.set(file, url);
  return url;
}
