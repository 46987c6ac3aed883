import path from "node:path";
import type { FirstCall } from "../../pipeline/package.js";
import { printable } from "../../diagnostics/render.js";
import { withSlashes } from "../../host/display-path.js";
import { packageManagerIn } from "../../host/package-manager.js";

/**
 * What to do with a package that was just generated for the first time.
 * @param isSource whether it has its sources alone
 * @param folder from `cwd`
 */
export function nextStep(
  firstCall: FirstCall | null,
  isSource: boolean,
  folder: string,
  cwd: string,
): string {
  const code = firstCall?.code.map((line) => (line === "" ? "\n" : `    ${printable(line)}\n`));
  // What stands in node_modules is found there: installing it would link it to itself.
  const isInstalled = withSlashes(folder).split("/").includes("node_modules");
  const install = `${packageManagerIn(cwd).add} ${installable(folder)}`;
  // Sources are part of the project that they stand in: they need no installation.
  const module = firstCall?.specifier.replace(/^(@[^/]*\/)?[^/]*\//, "") ?? "index";
  const byPath = `import ${installable(path.join(folder, `src/${module}.ts`))} by its path`;
  const next = isInstalled ? "call it" : isSource ? `${byPath}, or ${install}` : install;
  // Without an operation, there is nothing to call.
  if (code === undefined) return isInstalled ? "" : `\nnext: ${next}\n`;
  const readme = withSlashes(path.join(folder, "README.md"));
  return `\nnext: ${next}\n\n${code.join("")}\n${readme} has more examples\n`;
}

/** A folder as installers accept it: without a dot it would be a package of a registry. */
function installable(folder: string): string {
  const name = withSlashes(folder);
  const isPath = path.isAbsolute(folder) || /^\.{1,2}(\/|$)/.test(name);
  const given = isPath ? name : `./${name}`;
  return /^[\w./@~+-]+$/.test(given) ? given : JSON.stringify(given);
}
