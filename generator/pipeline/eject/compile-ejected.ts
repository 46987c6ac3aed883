/** From a user's source to what `dist/` has of it, as the compiler would make it. */
import path from "node:path/posix";
import { compile, CompileError } from "../../6-print/compile.js";
import { hasTemplate, type Template } from "../../host/templates.js";
import type { Problem, SourceFacts, Specifier } from "./source-facts.js";

/** The modules of the runtime that a user's source imports. */
export function importedModules(module: string, { specifiers }: SourceFacts): readonly string[] {
  const names = specifiers.flatMap((one) => (isLocal(one) ? [moduleAt(module, one)] : []));
  return [...new Set(names)].filter(hasTemplate);
}

/** @returns what is wrong with the source, if it can't be compiled by itself */
export function compileEjected(
  module: string,
  text: string,
  facts: SourceFacts,
): Template | readonly Problem[] {
  const problems = [...facts.unjoinable, ...wrongImports(module, facts)];
  if (problems.length > 0) return problems;
  const isEjected = true;
  const imports = importedModules(module, facts);
  try {
    return { ts: text, ...compile(withScriptPaths(text, facts)), imports, isEjected };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const { why, offset, length } = error;
    return [{ message: why, offset, length, hint: "correct it, or take wireform's text again" }];
  }
}

function wrongImports(module: string, { specifiers }: SourceFacts): readonly Problem[] {
  return specifiers.flatMap((one): Problem[] => {
    const { path: from, ...place } = one;
    if (!isLocal(one)) {
      const hint = "package.json doesn't name it: only with `sourceOnly: true` may it be imported";
      return [{ ...place, message: `it imports the package ${from}`, hint }];
    }
    if (hasTemplate(moduleAt(module, one))) return [];
    const hint = "it may import modules of wireform's runtime, others only with `sourceOnly: true`";
    return [{ ...place, message: `the runtime has no module ${from}`, hint }];
  });
}

function isLocal({ path: from }: Specifier): boolean {
  return from.startsWith(".");
}

function moduleAt(importer: string, { path: from }: Specifier): string {
  return path.join(path.dirname(importer), from.replace(/\.[jt]s$/, ""));
}

/** The source with the paths of imports as `dist/` has them. Lines stay where they are. */
function withScriptPaths(text: string, { specifiers }: SourceFacts): string {
  let written = "";
  let end = 0;
  for (const { path: from, offset, length } of specifiers) {
    written += `${text.slice(end, offset)}"${from.replace(/\.[jt]s$/, "")}.js"`;
    end = offset + length;
  }
  return written + text.slice(end);
}
