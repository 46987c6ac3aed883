/** What stands in a form for what only the runtime knows. */
import type { JsonValue } from "../../model/docs.js";

/** `{detail}`, for example, or `...`, the name of a slot whose members are meant. */
export function isSlot(value: JsonValue): boolean {
  return typeof value === "string" && /^(\{\w+\}|\.\.\.)$/.test(value);
}

/** How much a form tells: 2 if it says why a request is refused, 1 if it has other slots. */
export function score(form: JsonValue): 0 | 1 | 2 {
  const text = JSON.stringify(form);
  if (/"\{(detail|message|problem)\}"/.test(text)) return 2;
  return /"\{(?!cut\}|most\})\w+\}"/.test(text) ? 1 : 0;
}

/** The form of a list or of a text that may only be so long: the runtime leaves out what is too much. */
export function cutForm(form: JsonValue, most = Infinity): JsonValue {
  return most === Infinity ? form : { "{cut}": form, "{most}": most };
}

/** What is cut; another form as it is. */
export function uncutForm(form: JsonValue): JsonValue {
  return isMap(form) && form["{cut}"] !== undefined ? form["{cut}"] : form;
}

/**
 * Lists of issues are left out where there are no issues, if they may be and another member says why.
 * @param optional the names of the members that may be left out
 */
export function withoutEmptyIssues(
  members: ReadonlyMap<string, JsonValue>,
  optional: ReadonlySet<string>,
): { readonly [name: string]: JsonValue } {
  const all = [...members];
  const isList = (name: string, form: JsonValue) => optional.has(name) && isOfIssues(form);
  const others = all.filter(([name, form]) => !isList(name, form));
  const isTold = score(Object.fromEntries(others)) > 1;
  const given = all.map(([name, form]) =>
    isTold && isList(name, form) ? [name, { "{issues}": form }] : [name, form],
  );
  return Object.fromEntries(given) as { readonly [name: string]: JsonValue };
}

function isOfIssues(form: JsonValue): boolean {
  const whole = uncutForm(form);
  return Array.isArray(whole) || (isMap(whole) && "{place}" in whole);
}

function isMap(form: JsonValue): form is { readonly [name: string]: JsonValue } {
  return typeof form === "object" && form !== null && !Array.isArray(form);
}
