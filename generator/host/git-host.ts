/** Files as they were at a revision of git. */
import type { ExecFileException } from "node:child_process";
import path from "node:path";
import { isBelow, withSlashes } from "./display-path.js";
import { nodeHost, type Host } from "./host.js";

/** How a file of a revision is read, and those beside it. */
export interface RevisedFile {
  /** From the working folder: `main:/specs/openapi.yaml`. No such folder has to exist. */
  readonly file: string;
  /** The same for a folder of the disk, absolute. */
  readonly folderOf: (folder: string) => string;
  readonly host: Host;
}

/**
 * Finds `REVISION:PATH`, which means what it means to `git show`: a path from the top of the
 * repository, or with `./` from this folder. git runs without a shell, and no file of the disk is read.
 *
 * @param name how a user names the file
 * @param cwd a folder of the repository
 * @returns `null` if the name is that of a file, or has no revision
 * @throws Error where git has no such revision
 */
export async function findRevised(name: string, cwd: string): Promise<RevisedFile | null> {
  // What begins with `-` would be an option of git.
  const [, revision, file] = /^([^:-][^:]*):(?!\/\/)(.+)$/s.exec(name) ?? [];
  // `C:\openapi.yaml` is on a drive of Windows.
  if (revision === undefined || file === undefined || /^[a-z]:[\\/]/i.test(name)) return null;
  if (await isThere(path.resolve(cwd, name))) return null;
  const here = String(await git(cwd, ["rev-parse", "--show-prefix"])).trimEnd();
  const id = await git(cwd, ["rev-parse", "--verify", `${revision}^{tree}`]).catch(() => {
    throw new Error(`git has no revision ${revision} here`);
  });
  const top = path.resolve(cwd, `${revision}:`);
  const inTree = path.posix.normalize(/^\.\.?\//.test(file) ? here + file : file);
  return {
    file: `${revision}:/${inTree}`,
    folderOf: (folder) => path.resolve(top, here, path.relative(cwd, folder)),
    host: treeHost(cwd, String(id).trimEnd(), top),
  };
}

function treeHost(cwd: string, id: string, top: string): Host {
  const ask = async (what: "blob" | "-s" | "-t", file: string) => {
    if (file !== top && !isBelow(file, top)) throw fileError("ENOENT");
    return git(cwd, ["cat-file", what, `${id}:${withSlashes(path.relative(top, file))}`]);
  };
  const typeOf = async (file: string) => {
    const type = await ask("-t", file).catch(() => {
      throw fileError("ENOENT");
    });
    return String(type).trimEnd();
  };
  return {
    async readFile(file) {
      if ((await typeOf(file)) === "tree") throw fileError("EISDIR");
      return ask("blob", file);
    },
    // A link of the tree is read as a file, which has a path for a text.
    realPath: async (file) => file,
    async stat(file) {
      const type = await typeOf(file);
      const size = type === "blob" ? Number(await ask("-s", file)) : 0;
      return { kind: type === "blob" ? "file" : type === "tree" ? "folder" : "other", size };
    },
  };
}

/** As Node's functions throw it. */
function fileError(code: "ENOENT" | "EISDIR"): Error {
  return Object.assign(new Error(code), { code });
}

async function isThere(file: string): Promise<boolean> {
  return nodeHost.stat(file).then(
    () => true,
    () => false,
  );
}

/** What git prints. @throws Error with what it says */
async function git(cwd: string, words: readonly string[]): Promise<Buffer> {
  const { execFile } = await import("node:child_process");
  const options = { cwd, encoding: "buffer", maxBuffer: Infinity, windowsHide: true } as const;
  return new Promise((resolve, reject) => {
    execFile("git", words, options, (error, output, said) => {
      if (error === null) resolve(output);
      else reject(new Error(whyNot(error, String(said).trim())));
    });
  });
}

function whyNot({ code, message }: ExecFileException, said: string): string {
  if (code === "ENOENT") return "git, which has revisions, isn't installed";
  return `git: ${said.replace(/^fatal: /, "") || message}`;
}
