import path from "node:path";
import type { Host } from "../../host/host.js";
import type { ClientSnapshot } from "./snapshot.js";

/** The files of a snapshot as if they stood where they were read. */
export function snapshotHost({ files }: ClientSnapshot, cwd: string): Host {
  const textOf = (file: string) => files.get(fileName(file, cwd)) ?? null;
  return {
    async readFile(file) {
      const text = textOf(file);
      if (text === null) throw Object.assign(new Error("missing"), { code: "ENOENT" });
      return new TextEncoder().encode(text);
    },
    realPath: async (file) => file,
    async stat(file) {
      // Anything else is asked for as a folder that files may be read from.
      return { kind: textOf(file) === null ? "folder" : "file", size: 0 };
    },
  };
}

/** How a snapshot names a file: by its path from `cwd`, the same wherever wireform runs. */
export function fileName(file: string, cwd: string): string {
  return path.relative(cwd, file).split(path.sep).join("/");
}
