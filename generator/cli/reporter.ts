import path from "node:path";
import { renderGithub } from "../diagnostics/github.js";
import type { LocatedDiagnostic } from "../diagnostics/locate.js";
import { render } from "../diagnostics/render.js";
import type { Host } from "../host/host.js";
import type { Format } from "./arguments/options.js";
import type { ExitCode } from "./run.js";
import type { Terminal } from "./terminal.js";

/** Prints diagnostics in the requested format, as they are found or at the end. */
export interface Reporter {
  show(diagnostics: readonly LocatedDiagnostic[]): void;
  /** Called once, after all diagnostics. */
  finish(exitCode: ExitCode): Promise<void>;
}

/**
 * @param cwd the folder that paths in diagnostics start from
 * @param all whether the human format prints every place
 */
export async function makeReporter(
  format: Format,
  terminal: Terminal,
  cwd: string,
  host: Host,
  all: boolean,
): Promise<Reporter> {
  const { out, err, colour, linked } = terminal;
  const finish = async () => {};
  const notIgnored = (found: readonly LocatedDiagnostic[]) =>
    found.filter(({ ignored }) => ignored === undefined);
  if (format === "human")
    return {
      show: (found) => err(render(notIgnored(found), "human", { colour, linked, all })),
      finish,
    };
  if (format === "json") return { show: (found) => out(render(notIgnored(found), "json")), finish };

  const rebase = rebaser(cwd, await findRepository(cwd, host));
  if (format === "github")
    return {
      show: (found) => out(notIgnored(found).map(rebase).map(renderGithub).join("")),
      finish,
    };
  const collected: LocatedDiagnostic[] = [];
  return {
    show: (found) => void collected.push(...found.map(rebase)),
    async finish(exitCode) {
      const { renderSarif } = await import("../diagnostics/sarif.js");
      out(renderSarif(collected, exitCode));
    },
  };
}

/**
 * The nearest folder above that is under version control, else `cwd`: services show paths from
 * there.
 */
async function findRepository(cwd: string, host: Host): Promise<string> {
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    try {
      await host.stat(path.join(folder, ".git"));
      return folder;
    } catch {
      if (path.dirname(folder) === folder) return cwd;
    }
  }
}

/** Makes paths relative to the root of the repository instead of `cwd`. */
function rebaser(cwd: string, root: string): (diagnostic: LocatedDiagnostic) => LocatedDiagnostic {
  const rebase = (file: string): string => {
    const absolute = path.resolve(cwd, file);
    const relative = path.relative(root, absolute);
    const isOutside = relative.startsWith("..") || path.isAbsolute(relative);
    return (isOutside ? absolute : relative).split(path.sep).join("/");
  };
  return (diagnostic) => ({
    ...diagnostic,
    file: diagnostic.file === null ? null : rebase(diagnostic.file),
    related: diagnostic.related.map((place) => ({ ...place, file: rebase(place.file) })),
  });
}
