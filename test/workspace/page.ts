/** The recipes in `docs/pipelines.md`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { projectRoot } from "../package/project.js";

const page = readFileSync(path.join(projectRoot, "docs/pipelines.md"), "utf8");

/** The files on the page, by path: a line that begins with the path, then the text. */
const shown: ReadonlyMap<string, string> = new Map(
  [...page.matchAll(/^`([^`\n]+)`[^\n]*:\n\n```\w*\n(.*?)^```$/gms)].map(
    ([, file, text]) => [file!, text!] as const,
  ),
);

/**
 * The text of a file on the page.
 * @throws Error if it isn't there
 */
export function textOf(file: string): string {
  const text = shown.get(file);
  if (text === undefined) throw new Error(`docs/pipelines.md shows no ${file}`);
  return text;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

/** The commands of a GitHub workflow on the page, in order. */
export function runLinesOf(file: string): readonly string[] {
  const { jobs } = parse(textOf(file)) as Workflow;
  const steps = Object.values(jobs).flatMap(({ steps }) => steps);
  return steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
}
