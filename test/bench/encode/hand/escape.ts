/** The escape that forms written by hand call. */

const hex = Array.from(
  { length: 128 },
  (_, code) => `%${code.toString(16).toUpperCase().padStart(2, "0")}`,
);
const stays = new Uint8Array(128);
for (const one of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~[]")
  stays[one.charCodeAt(0)] = 1;

/** Escapes the same characters as stripe-node. Text without them is returned unchanged. */
export function escape(text: string): string {
  const { length } = text;
  let at = 0;
  while (at < length && stays[text.charCodeAt(at)] === 1) at++;
  if (at === length) return text;
  let out = text.slice(0, at);
  let kept = at;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (stays[code] === 1) {
      at++;
      continue;
    }
    if (kept < at) out += text.slice(kept, at);
    if (code < 128) {
      out += hex[code]!;
      at++;
    } else {
      const from = at;
      while (at < length && text.charCodeAt(at) > 127) at++;
      out += encodeURIComponent(text.slice(from, at));
    }
    kept = at;
  }
  return kept < length ? out + text.slice(kept) : out;
}
