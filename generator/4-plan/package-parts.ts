import { EmitterError } from "../diagnostics/emitter-error.js";
import type { Declarer, Plan } from "./plan.js";

/** What emitters add to `package.json`: each entry belongs to one emitter, and each range occurs once. */
export function planPackage(declarers: readonly Declarer[]): Pick<Plan, "exports" | "packages"> {
  const exports = new Map<string, string>();
  const packages = new Map<string, string>();
  for (const declarer of declarers) {
    const { name: emitter } = declarer;
    const refuse = (why: string) => {
      throw new EmitterError(emitter, why);
    };
    for (const module of declarer.exports ?? []) {
      if (!/^[\w-]+(\/[\w-]+)*$/.test(module))
        refuse(`it exports ${JSON.stringify(module)}, which is no path of a module`);
      if (ownExports.has(module)) refuse(`it exports ${module}, which is wireform's own`);
      const other = exports.get(module);
      if (other !== undefined) refuse(`it exports ${module}, and so does the emitter ${other}`);
      exports.set(module, emitter);
    }
    for (const [name, range] of Object.entries(declarer.packages ?? {})) {
      if (!isPackageName(name)) refuse(`${JSON.stringify(name)} is no name of an npm package`);
      const other = packages.get(name) ?? range;
      if (other !== range) refuse(`it needs ${name} ${range}, and another emitter ${other}`);
      packages.set(name, range);
    }
    if (declarer.runtime !== undefined && !/^[\w-]+$/.test(emitter))
      refuse("one with a runtime needs a name of letters, digits and hyphens");
  }
  return {
    exports: [...exports.keys()].toSorted(),
    packages: new Map([...packages].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const ownExports: ReadonlySet<string> = new Set(["api", "client", "index", "runtime", "schema"]);

function isPackageName(name: string): boolean {
  return /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name);
}
