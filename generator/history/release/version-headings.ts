/** Where the versions of a changelog begin. Formatters and people write headings in several ways. */

/** `## 1.2.0`, `## [v1.2.0] ##`. */
const marked = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;

/** Below the text of a heading: `-` for the second level. */
const underline = /^ {0,3}(?:-+|=+)[ \t]*$/;

/** A version, perhaps as a link, escaped, or with its date behind it. */
const versionText = /^\[?v?(\d+\.\d+\.\d+)\]?(?:\([^)]*\))?(?:[ \t]+.*\d{4}-\d\d-\d\d\)?)?$/;

interface Heading {
  readonly level: number;
  readonly text: string;
}

/** The version whose entry begins at a line; `null`: none does. */
export function versionAt(lines: readonly string[], index: number): string | null {
  const text = headingAt(lines, index)?.text.replaceAll(/\\(?=[^\w\s])/g, "") ?? "";
  return versionText.exec(text)?.[1] ?? null;
}

/** The line at which the first entry begins, of a version or of anything else. */
export function firstEntry(lines: readonly string[]): number {
  const found = lines.findIndex(
    (_, index) => headingAt(lines, index)?.level === 2 || versionAt(lines, index) !== null,
  );
  return found < 0 ? lines.length : found;
}

function headingAt(lines: readonly string[], index: number): Heading | null {
  const line = (lines[index] ?? "").replace(/\r$/, "");
  const [, marks, text] = marked.exec(line) ?? [];
  if (marks !== undefined) return { level: marks.length, text: text! };
  const below = (lines[index + 1] ?? "").replace(/\r$/, "");
  if (!underline.test(below) || !/^ {0,3}[^\s>#-]/.test(line)) return null;
  return { level: below.includes("=") ? 1 : 2, text: line.trim() };
}
