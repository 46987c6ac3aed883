import path from "node:path";

/** The display path of a file, as diagnostics name it: from the working folder where it lies below it. @param file absolute */
export function shownPath(file: string, cwd: string): string {
  const name = isBelow(file, cwd) ? path.relative(cwd, file) : file;
  return withSlashes(name);
}

/**
 * How generated files name their document: the same on every machine and from every folder. The
 * only document of a command, which may run anywhere, by its file's name; those of a project from
 * the project's folder, unless the configuration has a path of this machine alone.
 */
export function documentName(
  { name, document }: { readonly name: string | null; readonly document: string },
  cwd: string,
): string {
  const file = path.resolve(cwd, document);
  const isElsewhere = path.isAbsolute(document) && !isBelow(file, cwd);
  if (name === null || isElsewhere) return path.basename(file);
  return withSlashes(path.relative(cwd, file));
}

export function isBelow(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}

export function withSlashes(file: string): string {
  return file.split(path.sep).join("/");
}
