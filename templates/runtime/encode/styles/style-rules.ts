/** The rows of RFC 6570's table (appendix A) that write parameters, with their escapes. */
import { EncodeError } from "../errors.js";
import { type Escape, escapeRfc } from "../escape.js";
import type { StyleOptions } from "./parameters.js";
import type { StyleRules } from "./style.js";

/** A row of the table without its escapes. */
type Base = Omit<StyleRules, keyof Escapes>;
export type Escapes = Pick<StyleRules, "escapeName" | "escapeKey" | "escapeItem" | "escape">;

export const unnamed: Base = {
  first: "",
  separator: ",",
  delimiter: ",",
  named: false,
  ifEmpty: "=",
};
export const named: Base = { first: "", separator: "&", delimiter: ",", named: true, ifEmpty: "=" };

/** Reserved characters that are encoded despite `allowReserved` (3.1.1 appendix C). */
export const inPath = "/?#[]";
export const inForm = "#[]&=+";

/** In items, the delimiters of their list stay encoded. */
export function escapes(options: StyleOptions, except: string, delimiters: string): Escapes {
  const { allowReserved } = options;
  return {
    escapeName: escapeRfc,
    escapeKey: escapeRfc,
    escapeItem: allowReserved?.(except + delimiters) ?? escapeRfc,
    escape: allowReserved?.(except) ?? escapeRfc,
  };
}

/** Headers are sent unescaped. */
export const unescaped: Escapes = /* @__PURE__ */ (() => {
  const same = (text: string) => text;
  return { escapeName: same, escapeKey: same, escapeItem: same, escape: same };
})();

/** For a list whose readers split it at each delimiter. */
export function inList(
  delimiter: string,
  { escapeKey, escapeItem }: Escapes,
): Pick<Escapes, "escapeKey" | "escapeItem"> {
  const refusing = (escape: Escape) => (text: string) => {
    if (!text.includes(delimiter)) return escape(text);
    throw new EncodeError("ambiguous_delimiter", `"${delimiter}" in an item`);
  };
  return { escapeKey: refusing(escapeKey), escapeItem: refusing(escapeItem) };
}
