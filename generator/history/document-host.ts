import path from "node:path";
import type { Host } from "../host/host.js";

/** Documents of an earlier day as if they stood where they were read. @param textOf by `nameOf` */
export function documentHost(textOf: (name: string) => string | undefined, cwd: string): Host {
  return {
    async readFile(file) {
      const text = textOf(nameOf(file, cwd));
      if (text === undefined) throw Object.assign(new Error("missing"), { code: "ENOENT" });
      return new TextEncoder().encode(text);
    },
    realPath: async (file) => file,
    async stat(file) {
      // What is no file of it is a folder on the way to one: the roots are asked for.
      const text = textOf(nameOf(file, cwd));
      return { kind: text === undefined ? "folder" : "file", size: 0 };
    },
  };
}

/** The same wherever wireform runs: from the folder of `wireform.yaml`. */
export function nameOf(file: string, cwd: string): string {
  return path.relative(cwd, file).split(path.sep).join("/");
}
