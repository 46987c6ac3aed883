import type { Host } from "../../generator/host/host.js";
import type { NamedText } from "../messages.js";

/** The folder of the documents. */
export const folder = "/documents";

/** A disk with these files alone. */
export function memoryHost(files: readonly NamedText[]): Host {
  const contents = new Map(
    files.map(({ name, text }) => [`${folder}/${name}`, new TextEncoder().encode(text)]),
  );
  const find = (path: string) => {
    const content = contents.get(path);
    if (content !== undefined) return content;
    throw Object.assign(new Error(`${path} is missing`), { code: "ENOENT" });
  };
  return {
    readFile: async (path) => find(path),
    realPath: async (path) => path,
    async stat(path) {
      if (path === folder) return { kind: "folder", size: 0 };
      return { kind: "file", size: find(path).length };
    },
  };
}
