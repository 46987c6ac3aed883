import path from "node:path";

/**
 * The display path of a file for diagnostics: relative if it is below the working folder.
 * @param file absolute
 */
export function shownPath(file: string, cwd: string): string {
  const name = isBelow(file, cwd) ? path.relative(cwd, file) : file;
  return withSlashes(name);
}

/**
 * The document's name in generated files: the same on every machine and from every folder. For the
 * only document of a command, which may run anywhere, that is the file name; for documents of a
 * project, the path from the project's folder, unless the configuration has a path of this machine.
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
