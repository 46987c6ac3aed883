import type { Alias, Document, YAMLParseError } from "yaml";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { lengthOnLine } from "../json/source.js";

/** Only the first document of a file is read. Others are reported, unless they are empty. */
export function warnOfFurther(
  document: Document,
  file: string,
  text: string,
  diagnostics: Diagnostics,
): void {
  const further = document.errors.find(({ code }) => code === "MULTIPLE_DOCS");
  if (further === undefined) return;
  const [offset] = further.pos;
  const rest = text.slice(offset).replaceAll(/^(---|\.\.\.|\s*#.*)/gm, "");
  if (rest.trim() === "") return;
  const at = { kind: "offset", file, offset, length: 3 } as const;
  const message = "a second YAML document starts here: it is ignored";
  diagnostics.add("WF1006", message, at, { hint: "only the first document of a file is read" });
}

export function describeError({ code, message, pos }: YAMLParseError, file: string, text: string) {
  const isRepeated = code === "DUPLICATE_KEY";
  const key = /^("[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(text.slice(pos[0]))![0];
  const end = isRepeated ? pos[0] + key.length : Math.max(pos[0] + 1, pos[1]);
  const length = lengthOnLine(text, pos[0], end);
  return {
    code: isRepeated ? ("WF1003" as const) : ("WF1002" as const),
    message: isRepeated
      ? `the key ${key} appears twice in one mapping`
      : `this is not YAML: ${message}`,
    at: { kind: "offset", file, offset: pos[0], length } as const,
  };
}

/** The place of an alias; without one, the start of the text. */
export function placeOf(node: Alias | undefined, file: string, text: string) {
  const [offset, end] = node?.range ?? [0, 1];
  return { kind: "offset", file, offset, length: lengthOnLine(text, offset, end) } as const;
}
