import path from "node:path";
import type { Host } from "../../host/host.js";
import type { ClientSnapshot } from "./snapshot.js";

/** The files of a snapshot, as if they were where they were read. */
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
      // Any other path is requested as a folder from which files may be read.
      return { kind: textOf(file) === null ? "folder" : "file", size: 0 };
    },
  };
}

/** The name of a file in a snapshot: its path from `cwd`, the same wherever wireform runs. */
export function fileName(file: string, cwd: string): string {
  return path.relative(cwd, file).split(path.sep).join("/");
}
