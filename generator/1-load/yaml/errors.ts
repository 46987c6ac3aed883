import type { Alias, Document, YAMLParseError } from "yaml";
import type { Diagnostics, Place } from "../../diagnostics/diagnostic.js";
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

/** A text that is no YAML at all would have an error in each of its lines. */
const mostErrors = 5;

/**
 * What is wrong with a text: its first errors of syntax, and how many more there are. Each repeated
 * key is told: they are mistakes of their own.
 */
export function describeErrors(
  all: readonly YAMLParseError[],
  file: string,
  text: string,
): readonly DescribedError[] {
  const described = all.map((error) => describeError(error, file, text));
  const wrong = described.filter(({ code }) => code === "WF1002");
  const last = wrong[mostErrors - 1];
  const more = wrong.length - mostErrors;
  if (last === undefined || more <= 0) return described;
  const left = new Set(wrong.slice(mostErrors));
  return described
    .filter((one) => !left.has(one))
    .map((one) =>
      one === last ? { ...one, message: `${one.message} (and ${more} more in this file)` } : one,
    );
}

interface DescribedError {
  readonly code: "WF1002" | "WF1003";
  readonly message: string;
  readonly hint: string | undefined;
  readonly at: Extract<Place, { readonly kind: "offset" }>;
}

function describeError(
  { code, message, pos }: YAMLParseError,
  file: string,
  text: string,
): DescribedError {
  const isRepeated = code === "DUPLICATE_KEY";
  const key = /^("[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(text.slice(pos[0]))![0];
  const end = isRepeated ? pos[0] + key.length : Math.max(pos[0] + 1, pos[1]);
  const length = lengthOnLine(text, pos[0], end);
  return {
    code: isRepeated ? "WF1003" : "WF1002",
    message: isRepeated
      ? `the key ${key} appears twice in one mapping`
      : `this is not YAML: ${message}`,
    hint: isRepeated ? undefined : hintFor(message, file),
    at: { kind: "offset", file, offset: pos[0], length },
  };
}

function hintFor(message: string, file: string): string | undefined {
  if (!/\.(ya?ml|json)$/i.test(file)) return "a document is YAML or JSON: is this the right file?";
  return message.startsWith("Nested mappings are not allowed")
    ? 'a text with ": " in it stands in quotes'
    : undefined;
}

/** The place of an alias; without one, the start of the text. */
export function placeOf(node: Alias | undefined, file: string, text: string) {
  const [offset, end] = node?.range ?? [0, 1];
  return { kind: "offset", file, offset, length: lengthOnLine(text, offset, end) } as const;
}
