import { EmitterError } from "../../diagnostics/emitter-error.js";
import type { Draft } from "./draft.js";
import type { Emitter } from "./emitter.js";
import { isOwn } from "./own-emitters.js";

/** A file made from a draft, relative to the package's folder, with the name of its emitter. */
export interface Drafted {
  readonly path: string;
  readonly emitter: string;
}

/** The source file of a draft. */
export function draftedBy(draft: Draft, emitter: string): Drafted {
  if (draft.kind === "file" || draft.kind === "markdown") return { path: draft.path, emitter };
  const module = draft.kind === "template" ? `runtime/${draft.module}` : draft.path;
  return { path: sourceOf(module), emitter };
}

/**
 * Checks all files of a package together, those of all clients and emitters.
 * @param folders the clients' folders in `src/`, with a slash at the end
 * @param chunks files of `dist/` that hold several modules
 * @throws EmitterError if two files collide, or an exported module is missing
 */
export function checkPackage(
  drafted: readonly Drafted[],
  emitters: readonly Emitter[],
  folders: readonly string[],
  chunks: Iterable<string>,
): void {
  refuseCollisions(drafted, emitters);
  refuseChunks(drafted, chunks);
  const paths = new Set(drafted.map(({ path }) => path));
  for (const { name, exports = [] } of emitters)
    for (const module of exports)
      for (const folder of folders) {
        const path = sourceOf(folder + module);
        if (paths.has(path)) continue;
        throw new EmitterError(name, `it exports ${module}, and ${path} is not drafted`, {
          hint: `draft a module of the path \`\${client.folder}${module}\` for each client, or leave it out of \`exports\``,
        });
      }
}

/** If two paths differ only in case, one file would be lost on most disks of macOS and Windows. */
function refuseCollisions(drafted: readonly Drafted[], emitters: readonly Emitter[]): void {
  const known = new Map<string, Drafted>();
  const own = new Set(emitters.filter(isOwn).map(({ name }) => name));
  const refuse = (one: Drafted, other: Drafted, why: string, hint: string) => {
    // Wireform's own draft is never the mistake, whichever came first.
    const [blamed, kept] = own.has(one.emitter) ? [other, one] : [one, other];
    const whose = kept.emitter === blamed.emitter ? "it itself" : `the emitter ${kept.emitter}`;
    throw new EmitterError(blamed.emitter, `it drafts ${blamed.path}, and ${whose} ${why}`, {
      hint,
    });
  };
  for (const one of drafted) {
    const key = one.path.toLowerCase();
    const other = known.get(key);
    if (other !== undefined)
      refuse(
        one,
        other,
        other.path === one.path
          ? "does so too"
          : `drafts ${other.path}: many disks take these for one file`,
        "give each file a path of its own; in a package of several clients, begin it with `client.folder`",
      );
    known.set(key, one);
  }
  for (const one of drafted)
    for (const folder of foldersOf(one.path.toLowerCase())) {
      const file = known.get(folder);
      if (file !== undefined)
        refuse(
          one,
          file,
          `has ${file.path}: one is a file, the other a folder`,
          "rename one of them",
        );
    }
}

/** A module with the name of a chunk would overwrite it when compiled. */
function refuseChunks(drafted: readonly Drafted[], chunks: Iterable<string>): void {
  const taken = new Map(Array.from(chunks, (chunk) => [sourceOf(chunk).toLowerCase(), chunk]));
  for (const { path, emitter } of drafted) {
    const chunk = taken.get(path.toLowerCase());
    if (chunk !== undefined)
      throw new EmitterError(emitter, `it drafts ${path}, and dist/${chunk}.js is wireform's own`, {
        hint: "choose another name",
      });
  }
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function sourceOf(module: string): string {
  return `src/${module}.ts`;
}
