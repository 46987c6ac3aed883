/** References to characters, of those that descriptions have. https://html.spec.whatwg.org/#character-references */
export const entities = /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi;

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** What an entity stands for, or the entity itself if that isn't text. */
export function characterOf(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith("#")) return named[name]!;
  const point = name[1] === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return isText(point) ? String.fromCodePoint(point) : entity;
}

/** No control character and no half of a surrogate pair. */
function isText(point: number): boolean {
  const isControl = point < 0x20 || (point >= 0x7f && point < 0xa0);
  return !isControl && point <= 0x10_ffff && !(point >= 0xd800 && point < 0xe000);
}
