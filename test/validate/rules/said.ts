/** What a rule says of a value, and of itself. */
import {
  misfits,
  type JsonSchema,
  type Rule,
  Run,
} from "../../../templates/runtime/validate/rule.js";
import { jsonSchemaOf } from "../../../templates/runtime/validate/schema.js";

/** `lines.0 type: expected a string` for each issue: the place, the keyword and the message. */
export function said(rule: Rule, value: unknown, most?: number): readonly string[] {
  const issues = misfits(value, rule, most);
  // Whether it fits doesn't depend on how many reasons are wanted.
  for (const wanted of [0, 1, 100])
    if (rule.fits(value, new Run(wanted)) !== (issues.length === 0))
      throw new Error(`contradicts itself with ${wanted} issues`);
  return issues.map(({ path, keyword, message }) =>
    `${path.join(".")} ${keyword}: ${message}`.trim(),
  );
}

/** For JSON as it is sent, where programs have dates and bigints. */
export function saidOfJson(rule: Rule, value: unknown): readonly string[] {
  return misfits(value, rule, 100, true).map(({ message }) => message);
}

/** Whether a rule fits each value. */
export function fits(rule: Rule, ...values: readonly unknown[]): readonly boolean[] {
  return values.map((value) => said(rule, value).length === 0);
}

/** The JSON Schema of a rule, without `$schema`. @param isOwn whether the runtime reads it */
export function jsonOf(rule: Rule, isOwn = false): JsonSchema {
  const { $schema: _, ...json } = jsonSchemaOf("Root", () => rule, isOwn);
  return json;
}
