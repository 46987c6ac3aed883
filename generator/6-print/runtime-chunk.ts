import path from "node:path/posix";
import { isInRuntimeChunk, runtimeChunk } from "../5-emit/seam/chunks.js";
import type { Draft } from "../5-emit/seam/draft.js";
import type { OutputFile } from "./print.js";
import { joinSections, type Section } from "./section.js";

/** All modules of the runtime that a package needs, in one JavaScript file. */
export function printRuntime(drafts: readonly Draft[]): readonly OutputFile[] {
  const sections = drafts.flatMap((draft) =>
    draft.kind === "template" && isInRuntimeChunk(`runtime/${draft.module}`)
      ? [sectionOf(`runtime/${draft.module}`, draft.template.js)]
      : [],
  );
  if (sections.length === 0) return [];
  return [{ path: `dist/${runtimeChunk}.js`, text: joinSections(header, sections) }];
}

const header = "// The runtime of wireform. Do not edit.\n";

/**
 * A module without its imports. The names of the runtime are unique, and nothing is imported under
 * another name, so no import is needed in a file of all modules.
 */
function sectionOf(module: string, js: string): Section {
  const needs: string[] = [];
  const text = js.replace(importLine, (line, names: string, from: string) => {
    if (names.includes("*") || / as /.test(names))
      throw new Error(`${module} gives another name to what it imports: ${line}`);
    needs.push(path.join(path.dirname(module), from));
    return "";
  });
  return { module, text: text.trim(), needs };
}

const importLine = /^import ([^;"]*)"(\.[\w./-]+)\.js";\n/gm;
