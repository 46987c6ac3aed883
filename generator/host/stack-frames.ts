import { fileURLToPath } from "node:url";
import { isBelow } from "./display-path.js";
import { codeFolder } from "./package-root.js";

/** A line of code in a stack trace. */
export interface Frame {
  readonly file: string;
  readonly line: number;
}

/**
 * The topmost frame of a stack that is in the user's code: not in wireform, and not in a package
 * that the code calls. A package counts only if `home` is in it. `null` if there is none.
 * @param home a file of the code that is to blame; `null`: unknown
 */
export function findFrame({ stack = "" }: Error, home: string | null): Frame | null {
  const own = home === null ? null : packageOf(home);
  const frames = stack.split("\n").flatMap((line) => parseFrame(line) ?? []);
  const found = frames.find(({ file }) => {
    const of = packageOf(file);
    return !isBelow(file, codeFolder) && (of === null || of === own);
  });
  return found ?? null;
}

/** A range of a text. */
export type Span = readonly [offset: number, length: number];

/** The whole line without its indentation: compilers preserve lines, but not always columns. */
export function spanOfLine(text: string, line: number): Span {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const whole = lines[line - 1] ?? "";
  return [start + whole.search(/\S|$/), whole.trim().length];
}

/** `at name (/a/b.js:1:2)`, `at async file:///a/b.js:1:2` */
function parseFrame(line: string): Frame | null {
  const match =
    /(?:\(|at (?:async )?)((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+):\d+\)?$/.exec(
      line.trim(),
    );
  if (match === null) return null;
  const [, name, number] = match;
  const file = name!.startsWith("file:") ? fileURLToPath(name!) : name!;
  return { file: file.replace(/\?.*$/, ""), line: Number(number) };
}

/** The folder of the npm package that a file belongs to; `null` if it belongs to none. */
function packageOf(file: string): string | null {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? null;
}
