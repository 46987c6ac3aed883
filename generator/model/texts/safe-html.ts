import { isSafeAddress } from "./safe-address.js";

/** A text in which elements of HTML that run code, or load something, are text. */
export function withSafeHtml(text: string): string {
  return text.replace(start, (whole, name: string, at: number) =>
    runsCode(name, attributesAt(text, at + whole.length)) ? `&lt;${name}` : whole,
  );
}

const start = /<([a-z][\w:-]*)/gi;

/** Longer than the attributes of any element that is there to be read. */
const longest = 1000;

/** The attributes that start at a place; `null`: it can't be said where they end. */
function attributesAt(text: string, at: number): string | null {
  const rest = text.slice(at, at + longest);
  const [attributes] = /^(?:"[^"]*"|'[^']*'|[^"'>])*/.exec(rest)!;
  const next = rest[attributes.length];
  const isCut = next === undefined ? rest.length === longest : next !== ">";
  return isCut ? null : attributes;
}

function runsCode(name: string, attributes: string | null): boolean {
  if (attributes === null || runners.test(name)) return true;
  if (/[\s/"']on\w+\s*=/i.test(attributes)) return true;
  return [...attributes.matchAll(addresses)].some(
    ([, address]) => !isSafeAddress(address!.replace(/^["']|["']$/g, "")),
  );
}

const runners = /^(?:script|iframe|frame|object|embed|applet|base|link|meta|style|svg|math|form)$/i;

const addresses =
  /[\s/"'](?:href|src|srcset|srcdoc|action|formaction|xlink:href|data|poster|background)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi;
