/** Which parts of a text are surely code in Markdown. What readers could take otherwise is none. */
export interface TextPart {
  readonly isCode: boolean;
  readonly text: string;
}

/** The parts of a text, in order: blocks between fences, spans within a paragraph, and the rest. */
export function partsByCode(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let [rest, fenced]: [string[], string[]] = [[], []];
  let fence = "";
  const endRest = () => {
    if (rest.length > 0) parts.push(...spansIn(rest.join("")));
    rest = [];
  };
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence === "") {
      if (mark === "" || (mark[0] === "`" && line.trim().includes("`", mark.length)))
        rest.push(line);
      else {
        endRest();
        fence = mark;
        fenced = [line];
      }
      continue;
    }
    fenced.push(line);
    if (!mark.startsWith(fence) || line.trim() !== mark) continue;
    parts.push({ isCode: true, text: fenced.join("") });
    fence = "";
  }
  if (fence !== "") rest = fenced;
  endRest();
  return parts;
}

/** A span ends in its paragraph, at as many backticks as it starts with. */
function* spansIn(text: string): Iterable<TextPart> {
  for (const paragraph of text.split(/(?<=\n[ \t]*\n)/)) {
    const runs = [...paragraph.matchAll(/`+/g)];
    const closing = closingRuns(runs);
    let end = 0;
    for (const [i, { 0: run, index }] of runs.entries()) {
      const close = closing[i];
      if (index < end || close === undefined || isEscaped(paragraph, index)) continue;
      yield { isCode: false, text: paragraph.slice(end, index) };
      end = close.index + run.length;
      yield { isCode: true, text: paragraph.slice(index, end) };
    }
    yield { isCode: false, text: paragraph.slice(end) };
  }
}

/** For each run of backticks, the next one of the same length. */
function closingRuns(runs: readonly RegExpExecArray[]): readonly (RegExpExecArray | undefined)[] {
  const next = new Map<number, RegExpExecArray>();
  const found = runs.toReversed().map((run) => {
    const close = next.get(run[0].length);
    next.set(run[0].length, run);
    return close;
  });
  return found.toReversed();
}

/** Whether a backslash takes the meaning of the character at a place. */
export function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - 1 - count] === "\\") count++;
  return count % 2 === 1;
}
