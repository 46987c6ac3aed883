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
  return /"\{\w+\}"/.test(text) ? 1 : 0;
}
