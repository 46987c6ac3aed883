import { didYouMean } from "../../diagnostics/suggest.js";
import { formatNames, hasFormat, type Format } from "./formats.js";
import type { Rule } from "./rules.js";

interface TextError {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Why a text isn't one that its rule allows. */
export function textErrors(value: string, rule: Rule & { is: "text" }): readonly TextError[] {
  const { format, pattern, words } = rule;
  const errors: TextError[] = [];
  if (words !== undefined && !words.includes(value))
    errors.push({ message: notOneOf(words, value), hint: didYouMean(value, words) });
  if (pattern !== undefined && !pattern.test(value))
    errors.push({ message: `this must be ${rule.what}, not ${JSON.stringify(value)}` });
  if (format !== undefined && !hasFormat(value, format)) errors.push(notOfFormat(value, format));
  return errors;
}

export function notOfFormat(value: string, format: Format): TextError {
  return { message: `this is not ${formatNames[format]}: ${JSON.stringify(value)}` };
}

function notOneOf(words: readonly string[], value: string): string {
  const given = JSON.stringify(value);
  return words.length === 1
    ? `this must be ${words[0]}, not ${given}`
    : `this must be one of ${words.join(", ")}, not ${given}`;
}
