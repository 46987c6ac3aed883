import type { Draft } from "../5-emit/draft.js";
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
}

/** Text of every draft. @throws Error (a bug of ours) where text and draft differ */
export async function print(
  drafts: readonly Draft[],
  { sourceOnly }: PrintOptions,
): Promise<readonly OutputFile[]> {
  const proof = await import("./proof.js");
  const files: OutputFile[] = [];
  const add = (path: string, text: string | null) => {
    if (text !== null) files.push({ path, text });
  };
  for (const draft of drafts)
    switch (draft.kind) {
      case "module": {
        const source = printModule(draft, "ts");
        const fault = proof.check(draft, source ?? "");
        if (fault !== null) throw new Error(`${draft.path}: ${fault}`);
        add(`src/${draft.path}.ts`, source);
        if (sourceOnly) break;
        add(`dist/${draft.path}.js`, printModule(draft, "js"));
        add(`dist/${draft.path}.d.ts`, printModule(draft, "dts"));
        break;
      }
      case "types": {
        const text = await formatWithPrettier(headed(draft.header, draft.text), "typescript");
        const fault = proof.checkTypes(text);
        if (fault !== null) throw new Error(`${draft.path}: ${fault}`);
        add(`src/${draft.path}.ts`, text);
        if (!sourceOnly) add(`dist/${draft.path}.d.ts`, text);
        break;
      }
      case "template": {
        const { ts, js, dts } = draft.template;
        const path = `runtime/${draft.module}`;
        add(`src/${path}.ts`, headed(runtimeHeader, ts));
        if (sourceOnly) break;
        add(`dist/${path}.js`, headed(runtimeHeader, js));
        add(`dist/${path}.d.ts`, headed(runtimeHeader, dts));
        break;
      }
      case "file":
        add(
          draft.path,
          draft.format === "text" ? draft.text : await formatWithPrettier(draft.text, draft.format),
        );
        break;
    }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
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
