import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { codes, type Code } from "../../../generator/diagnostics/codes.js";
import { explanations } from "../../../generator/diagnostics/explanations/explanations.js";
import { packageRoot } from "../../../generator/host/package-root.js";
import { code as inCode, fenced, table } from "./markdown.js";

/** Every code: what it means, why, an example, how to mend it, and what a run prints of it. */
export async function renderDiagnostics(): Promise<string> {
  const all = (Object.keys(codes) as Code[]).toSorted();
  const reports = await readReports();
  const rows = all.map((code) => [
    `[${inCode(code)}](#${code.toLowerCase()})`,
    codes[code].severity,
    explanations[code].means,
  ]);
  const overview = table(["code", "severity", "what"], rows);
  const sections = all.map((code) => renderCode(code, printedOf(code, reports)));
  return ["## All codes", overview, ...sections].join("\n\n");
}

function renderCode(code: Code, printed: string | null): string {
  const { means, why, example, fix } = explanations[code];
  const { severity, title } = codes[code];
  return [
    `## ${code}`,
    `**${severity === "error" ? "Error" : "Warning"}: ${title}.** ${means} ${why}`,
    "For example:",
    fenced("", example),
    `How to mend it: ${fix}`,
    ...(printed === null ? [] : ["What is printed, of such a mistake:", fenced("", printed)]),
  ].join("\n\n");
}

/** The reports of `test/cases/`, by folder; those named after a code come first for it. */
async function readReports(): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(packageRoot, "test/cases");
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const reports = await Promise.all(
    names.toSorted().map(async (name) => {
      const file = path.join(folder, name, "expected/report.txt");
      return [name, await readFile(file, "utf8").catch(() => "")] as const;
    }),
  );
  return new Map(reports);
}

/** The first diagnostic of a code in the folder that is named after it, or in any. */
function printedOf(code: Code, reports: ReadonlyMap<string, string>): string | null {
  const own = [...reports].filter(([name]) => name.startsWith(`${code.toLowerCase()}-`));
  const diagnostic = new RegExp(`^(?:error|warning) ${code}: .*(?:\\n .*)*`, "m");
  for (const [, report] of [...own, ...reports]) {
    const found = diagnostic.exec(report);
    if (found !== null) return found[0];
  }
  return null;
}
