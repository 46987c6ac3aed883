/** An encoder of the rows, written by hand as in `form.ts`. */
import type { RowsBody } from "../bodies.js";
import { escape } from "./escape.js";
import { whole } from "./values.js";

/** The rows, in the document's order. */
export function encodeRowsBody({ items }: RowsBody): string {
  let out = "";
  for (let i = 0; i < items.length; i++) {
    const { amount, id, description, metadata, tags } = items[i]!;
    const row = "&items[" + i + "][";
    if (amount !== undefined) {
      if (amount.value !== undefined) out += row + "amount][value]=" + whole(amount.value);
      if (amount.currency !== undefined)
        out += row + "amount][currency]=" + escape(amount.currency);
    }
    if (id !== undefined) out += row + "id]=" + escape(id);
    if (description !== undefined) out += row + "description]=" + escape(description);
    if (metadata !== undefined) {
      const texts: Readonly<Record<string, string>> = metadata;
      for (const key of Object.keys(texts))
        out += row + "metadata][" + escape(key) + "]=" + escape(texts[key]!);
    }
    if (tags !== undefined)
      for (let j = 0; j < tags.length; j++) out += row + "tags][" + j + "]=" + escape(tags[j]!);
  }
  return out.slice(1);
}
