import type { Code } from "../../diagnostics/codes.js";
import type { Rule, ObjectRule, Names, ObjectTable, Tables } from "./rules.js";

export const any: Rule = { is: "any" };

export const text: Rule = { is: "text", isAny: true };

export const url: Rule = { is: "text", isAny: false, format: "uri-reference" };

export const uri: Rule = { is: "text", isAny: false, format: "uri" };

export const email: Rule = { is: "text", isAny: false, format: "email" };

export const regex: Rule = { is: "text", isAny: false, format: "regex" };

export const flag: Rule = { is: "flag" };

export const number: Rule = { is: "number" };

export const count: Rule = { is: "count" };

export function words(...words: readonly string[]): Rule {
  return { is: "text", isAny: false, words };
}

export function textLike(pattern: RegExp, what: string): Rule {
  return { is: "text", isAny: false, pattern, what };
}

export function list(of: Rule, ...asked: readonly ("filled" | "unique")[]): Rule & { is: "list" } {
  return { is: "list", of, filled: asked.includes("filled"), unique: asked.includes("unique") };
}

export function map(of: Rule, names: Names = {}): Rule {
  return { is: "map", of, names };
}

export function object(of: ObjectRule["of"]): Rule {
  return { is: "object", of, orReference: false };
}

export function orReference(of: ObjectRule["of"]): Rule {
  return { is: "object", of, orReference: true };
}

export function either(what: string, ...of: readonly Rule[]): Rule {
  return { is: "either", of, what };
}

/** The table of an object: `name*` is a field that has to be there. */
export function table(
  what: string,
  fields: Readonly<Record<string, Rule>>,
  more: Partial<Pick<ObjectTable, "others" | "checks" | "reportedAs">> = {},
): ObjectTable {
  const named = Object.entries(fields).map(
    ([key, rule]) => [key.replace(/\*$/, ""), rule, key.endsWith("*")] as const,
  );
  return {
    what,
    fields: new Map(named.map(([key, rule]) => [key, rule])),
    required: named.filter(([, , isRequired]) => isRequired).map(([key]) => key),
    others: more.others ?? "none",
    checks: more.checks ?? [],
    reportedAs: more.reportedAs,
  };
}

/** Another version's table with further fields. */
export function extend(
  base: ObjectTable,
  fields: Readonly<Record<string, Rule>>,
  more: Partial<Pick<ObjectTable, "others" | "checks" | "required">> = {},
): ObjectTable {
  const added = table(base.what, fields);
  return {
    ...base,
    fields: new Map([...base.fields, ...added.fields]),
    required: [...base.required, ...added.required],
    ...more,
  };
}

/** Tables of objects whose errors another pass reports by a code of its own. */
export function reportedAs(code: Code, tables: Tables): Tables {
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, { ...table, reportedAs: code }]),
  );
}
