import { EmitterError } from "../diagnostics/emitter-error.js";
import type { Plan } from "./client-plan.js";
import type { Declarer } from "./declarer.js";
import { isVersionRange } from "./version-range.js";
import { compareTexts } from "../host/text-order.js";

/**
 * What emitters add to `package.json`: each entry belongs to one emitter, and each range occurs once.
 * @param others further packages: a range of an emitter's wins
 */
export function planPackage(
  declarers: readonly Declarer[],
  others: readonly (readonly [name: string, range: string])[],
): Pick<Plan, "exports" | "packages"> {
  const exports = new Map<string, string>();
  const packages = new Map<string, { readonly range: string; readonly emitter: string }>();
  for (const declarer of declarers) {
    const { name: emitter } = declarer;
    const refuse = (why: string, hint: string) => {
      throw new EmitterError(emitter, why, { hint });
    };
    for (const module of declarer.exports ?? []) {
      if (!/^[\w-]+(\/[\w-]+)*$/.test(module))
        refuse(
          `it exports ${JSON.stringify(module)}, which is no path of a module`,
          'a path from the client\'s folder without an extension: "zod", "hooks/react"',
        );
      if (ownExports.has(module))
        refuse(`it exports ${module}, which is wireform's own`, "choose another name");
      const other = exports.get(module);
      if (other !== undefined)
        refuse(
          `it exports ${module}, and ${other === emitter ? "names it twice" : `so does the emitter ${other}`}`,
          "name each module once",
        );
      exports.set(module, emitter);
    }
    for (const [name, range] of Object.entries(declarer.packages ?? {})) {
      if (!isPackageName(name))
        refuse(
          `its \`packages\` have ${JSON.stringify(name)}, which is no name of an npm package`,
          "a module of a package is imported by its path, and the package named: `zod` for zod/v4",
        );
      if (!isVersionRange(range))
        refuse(
          `its \`packages\` have ${name} with ${JSON.stringify(range)}, which is no range of versions`,
          'write it as npm does: "^4.0.0", ">=3.2 <5", "4.x || 5.x", "*"',
        );
      const other = packages.get(name);
      if (other !== undefined && other.range !== range)
        refuse(
          `it needs ${name} ${range}, and the emitter ${other.emitter} needs ${other.range}`,
          "a package has one range of each: make both the same",
        );
      packages.set(name, { range, emitter });
    }
    if (declarer.runtime !== undefined && !/^[\w-]+$/.test(emitter))
      refuse(
        "it has a runtime, whose folder is called as the emitter",
        "give it a `name` of letters, digits and hyphens",
      );
  }
  for (const [name, range] of others)
    if (!packages.has(name)) packages.set(name, { range, emitter: "" });
  return {
    exports: [...exports.keys()].toSorted(),
    packages: new Map(
      Array.from(packages, ([name, { range }]) => [name, range] as const).toSorted(([a], [b]) =>
        compareTexts(a, b),
      ),
    ),
  };
}

const ownExports: ReadonlySet<string> = new Set(["api", "client", "index", "runtime", "schema"]);

function isPackageName(name: string): boolean {
  return /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name);
}
