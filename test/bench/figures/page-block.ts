/** The part of `docs/benchmarks.md` that is made of recorded figures: nobody types a figure there. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { format } from "prettier";
import { packageRoot } from "../../../generator/host/package-root.js";
import { formatFigure } from "../render.js";
import type { Goal } from "../report.js";
import type { Figures, RecordedFigures } from "./figures.js";

const begin = "<!-- figures: made by `npm run bench -- --record` -->";
const end = "<!-- end of figures -->";

export const figuresPage = "docs/benchmarks.md";

const file = path.join(packageRoot, figuresPage);

export async function writePageBlock(figures: RecordedFigures): Promise<void> {
  const { before, after } = await readFiguresPage();
  await writeFile(file, `${before}${await renderBlock(figures)}${after}`);
}

/** The page, cut at the marks, which belong to the block. @throws where a mark is missing */
export async function readFiguresPage(): Promise<
  Readonly<Record<"before" | "block" | "after", string>>
> {
  const text = await readFile(file, "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${figuresPage} lacks "${begin}" or "${end}"`);
  return {
    before: text.slice(0, from),
    block: text.slice(from, to + end.length),
    after: text.slice(to + end.length),
  };
}

/** As prettier lays it out. */
export async function renderBlock(figures: RecordedFigures): Promise<string> {
  const parts = Object.entries(figures).map(([name, figure]) => renderFigures(name, figure));
  const text = `${begin}\n\n${parts.join("\n\n")}\n\n${end}\n`;
  return (await format(text, { parser: "markdown", printWidth: 100 })).trimEnd();
}

function renderFigures(name: string, { date, node, processor, goals }: Figures): string {
  return [
    `\`${name}\`, ${date}, Node ${node.slice(1)}, ${processor}:`,
    "",
    "| what | measured | goal | | beside |",
    "| --- | ---: | ---: | --- | --- |",
    ...goals.map(renderGoal),
  ].join("\n");
}

function renderGoal({ what, unit, measured, bound, goal, met, beside = "" }: Goal): string {
  const inUnit = (figure: number) => `${formatFigure(figure)} ${unit}`.trim();
  const cells = [what, inUnit(measured), `${bound} ${inUnit(goal)}`, met ? "met" : "", beside];
  return `| ${cells.join(" | ")} |`;
}
