import { fileURLToPath } from "node:url";
import { isBelow } from "./display-path.js";
import { codeFolder } from "./package-root.js";

/** A line of somebody's code. */
export interface Frame {
  readonly file: string;
  readonly line: number;
}

/**
 * The uppermost line of a stack that isn't wireform's own, nor that of a package which code calls: of
 * packages, only the one that `home` lies in counts. `null` where there is none.
 * @param home a file of whoever's code it is; `null`: nobody knows
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

/** A part of a text. */
export type Span = readonly [offset: number, length: number];

/** All of a line but its indentation: compilers keep lines, and not always columns. */
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

/** The folder of the npm package that a file lies in; `null` where it is nobody's. */
function packageOf(file: string): string | null {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? null;
}
