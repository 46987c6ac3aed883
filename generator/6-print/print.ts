import type { ImportExtension } from "../4-plan/import-extension.js";
import type { Draft } from "../5-emit/seam/draft.js";
import type { MapSources } from "./declaration-maps.js";
import { isFromDocument } from "./declared-names.js";
import {
  findKnown,
  sealFiles,
  type How,
  type Known,
  type PrintedDraft,
} from "../cache/print-cache.js";
import { printModule } from "./modules.js";
import { commentLine } from "./text.js";

/** One file of the package, ready to be written. */
export interface OutputFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface PrintOptions {
  /** No `dist/`. */
  readonly sourceOnly: boolean;
  /** Of the imports in sources; in `dist/` it is always `.js`. */
  readonly importExtension: ImportExtension;
  readonly known?: Known | undefined;
  /** Declaration maps beside `.d.ts` files; `null`: none. */
  readonly maps?: MapSources | null | undefined;
}

export interface Printed {
  readonly files: readonly OutputFile[];
  /** What a later run may know: see `Known`. */
  readonly seals: ReadonlyMap<string, string>;
}

/** Text of every draft. @throws Error (a bug of ours) where text and draft differ */
export async function print(
  drafts: readonly Draft[],
  { sourceOnly, importExtension, known, maps = null }: PrintOptions,
): Promise<Printed> {
  const files: OutputFile[] = [];
  const hasMaps = maps !== null && !sourceOnly;
  const seals = new Map<string, string>();
  for (const draft of drafts) {
    const paths = pathsOf(draft, sourceOnly);
    if (draft.kind === "template") {
      const { ts, js, dts } = draft.template;
      const source = withImports(ts, importExtension);
      const texts = [source, js, dts].map((text) => headed(runtimeHeader, text));
      files.push(...paths.map((path, i) => ({ path, text: texts[i]! })));
      continue;
    }
    const isMapped = hasMaps && draft.kind === "module" && isFromDocument(draft);
    const how = { isMapped, importExtension };
    const sealed =
      (known && findKnown(draft, paths, how, known)) ??
      sealFiles(draft, paths, how, await printDraft(draft, paths, how));
    files.push(...sealed.files);
    seals.set(draft.path, sealed.seal);
  }
  if (hasMaps) {
    const { makeDeclarationMaps } = await import("./declaration-maps.js");
    files.push(...makeDeclarationMaps(drafts, files, maps));
  }
  return { files, seals };
}

/** What the files of a draft may be called. */
function pathsOf(draft: Draft, sourceOnly: boolean): readonly string[] {
  if (draft.kind === "file") return [draft.path];
  const path = draft.kind === "template" ? `runtime/${draft.module}` : draft.path;
  if (sourceOnly) return [`src/${path}.ts`];
  const declarations = `dist/${path}.d.ts`;
  if (draft.kind === "types") return [`src/${path}.ts`, declarations];
  return [`src/${path}.ts`, `dist/${path}.js`, declarations];
}

/** @param paths what its files are called, but for those of which nothing is left */
async function printDraft(
  draft: PrintedDraft,
  paths: readonly string[],
  { isMapped, importExtension }: How,
): Promise<readonly OutputFile[]> {
  // The proof's parser takes longer to load than a run takes that prints nothing.
  switch (draft.kind) {
    case "module": {
      const source = printModule(draft, "ts", importExtension);
      const { check } = await import("./proof.js");
      const fault = check(draft, source ?? "", importExtension);
      if (fault !== null) throw new Error(`${draft.path}: ${fault}`);
      return paths.flatMap((path) => {
        const flavour = path.endsWith(".js") ? "js" : path.endsWith(".d.ts") ? "dts" : "ts";
        const text = flavour === "ts" ? source : printModule(draft, flavour);
        if (text === null) return [];
        return [{ path, text: isMapped && flavour === "dts" ? text + mapComment(path) : text }];
      });
    }
    case "types": {
      const text = await formatWithPrettier(headed(draft.header, draft.text), "typescript");
      const { checkTypes } = await import("./proof.js");
      const fault = checkTypes(text);
      if (fault !== null) throw new Error(`${draft.path}: ${fault}`);
      return paths.map((path) => ({ path, text }));
    }
    case "file": {
      const { format } = draft;
      const text = format === "text" ? draft.text : await formatWithPrettier(draft.text, format);
      return paths.map((path) => ({ path, text }));
    }
  }
}

/** A template's imports stand on lines of their own, and end as those of compiled modules. */
function withImports(text: string, extension: ImportExtension): string {
  if (extension === "js") return text;
  const end = extension === "none" ? "" : `.${extension}`;
  return text.replace(/( from "\.[\w./-]+)\.js";$/gm, `$1${end}";`);
}

/** Tells an editor where the map of a declaration file is. */
function mapComment(file: string): string {
  return `//# sourceMappingURL=${file.slice(file.lastIndexOf("/") + 1)}.map\n`;
}

const runtimeHeader = ["The runtime of wireform, copied. Do not edit."];

function headed(header: readonly string[], text: string): string {
  return header.map((line) => `// ${commentLine(line)}\n`).join("") + text;
}

/** Only for what was not laid out by us. Never the caller's configuration. */
async function formatWithPrettier(text: string, parser: "typescript" | "json" | "markdown") {
  const prettier = await import("prettier");
  const filepath = { typescript: "module.ts", json: "package.json", markdown: "README.md" }[parser];
  return prettier.format(text, { filepath, printWidth: 100 });
}
