import type { Code } from "../../diagnostics/codes.js";
import { isNear, suggest } from "../../diagnostics/suggest.js";
import type { Members, ObjectName, ObjectTable, Specification } from "./rules.js";

/** What is to be said of a field that its object's table doesn't have. */
export interface UnknownField {
  readonly code: Code;
  readonly message: string;
  readonly hint?: string | undefined;
  /** The field that the author probably meant. */
  readonly meant?: string | undefined;
}

/** `null` where other fields are allowed. */
export function judgeUnknownField(
  key: string,
  value: Members,
  object: ObjectName,
  table: ObjectTable,
  specification: Specification,
): UnknownField | null {
  const fields = [...table.fields.keys()];
  const absent = fields.filter((field) => !Object.hasOwn(value, field));
  const meant = suggest(key, absent) ?? suggest(key, fields);
  const hint = meant === undefined ? undefined : `did you mean ${meant}?`;
  if (table.others === "keywords") {
    // JSON Schema lets anybody add keywords: only what looks misspelt is reported.
    if (meant === undefined || !isNear(key, meant)) return null;
    return {
      code: "WF2007",
      message: `\`${key}\` is not a keyword: it has no effect`,
      hint,
      meant,
    };
  }
  const { name, later } = specification;
  const newer = later.find(({ tables }) => tables[object]?.fields.has(key));
  if (newer !== undefined) {
    const message = `\`${key}\` was added in ${newer.name}: other tools ignore it in ${name}`;
    return { code: "WF2008", message };
  }
  const message = `\`${key}\` is not a field of ${name} here: it has no effect`;
  return { code: "WF2007", message, hint, meant };
}
