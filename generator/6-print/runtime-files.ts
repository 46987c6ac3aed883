/** The files of a module of the runtime: of wireform's, of an emitter's, or taken over by a user. */
import type { ImportExtension } from "../4-plan/import-extension.js";
import { isInRuntimeChunk } from "../5-emit/seam/chunks.js";
import type { Draft } from "../5-emit/seam/draft.js";
import { headed } from "./draft-text.js";
import type { OutputFile, PrintOptions } from "./print.js";
import { importFiles } from "./script-imports.js";

/**
 * Copies a module of a runtime. The JavaScript of wireform's own is in one file: `printRuntime`.
 */
export function printTemplate(
  { module, template }: Draft & { kind: "template" },
  { sourceOnly, importExtension }: Pick<PrintOptions, "sourceOnly" | "importExtension">,
): readonly OutputFile[] {
  const path = `runtime/${module}`;
  const { ts, isEjected = false } = template;
  const text = isEjected ? ts : copiedSource(module, ts, importExtension);
  const source = { path: `src/${path}.ts`, text };
  if (sourceOnly) return [source];
  const declarations = { path: `dist/${path}.d.ts`, text: copied(module, template.dts) };
  if (isInRuntimeChunk(path)) return [source, declarations];
  const script = copied(module, importFiles(template.js, path, new Map()));
  return [source, { path: `dist/${path}.js`, text: script }, declarations];
}

/** The source of a module as it is copied into packages. @param ts the template */
export function copiedSource(module: string, ts: string, extension: ImportExtension): string {
  return copied(module, withImports(ts, extension));
}

/** The same as it is handed over to a user, who changes it from there. */
export function ejectedSource(ts: string, extension: ImportExtension): string {
  return headed(ejectedHeader, withImports(ts, extension));
}

/** A user's changes of a copied source, with the header of a source that is handed over. */
export function ejectedEdits(module: string, text: string): string {
  const head = copied(module, "");
  return text.startsWith(head) ? headed(ejectedHeader, text.slice(head.length)) : text;
}

const ejectedHeader: readonly string[] = [
  "The runtime of wireform, ejected: this file is yours to edit. New versions are merged into it.",
];

function copied(module: string, text: string): string {
  return headed([`${originOf(module)}, copied. Do not edit.`], text);
}

/** Changes the extensions of imports. In templates each import ends a line, with `.js`. */
function withImports(text: string, extension: ImportExtension): string {
  if (extension === "js") return text;
  const end = extension === "none" ? "" : `.${extension}`;
  return text.replace(/( from "\.[\w./-]+)\.js";$/gm, `$1${end}";`);
}

/** The header: a module belongs to wireform's runtime or to that of an emitter. */
function originOf(module: string): string {
  const emitter = /^emitters\/([^/]+)\//.exec(module)?.[1];
  return `The runtime of ${emitter === undefined ? "wireform" : `the emitter ${emitter}`}`;
}
