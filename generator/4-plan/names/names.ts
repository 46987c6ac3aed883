/** Words of a name in any script: `foo-bar_baz`, `FooBar`, `repos/list` and `größe m²`. */
function words(name: string): string[] {
  // Most names are ASCII, and the classes of Unicode are slow.
  const parts = isAscii(name)
    ? (name.includes("'") ? name.replaceAll("'", "") : name).split(/[^0-9A-Za-z]+/)
    : name
        .normalize("NFC")
        .replaceAll("'", "")
        .split(/[^\p{ID_Continue}]+|_+/u);
  return parts.filter((word) => word !== "");
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/** `payment_record` to `PaymentRecord`; capitals inside a word stay. */
export function pascalCase(name: string): string {
  const joined = words(name).map(capitalize).join("");
  return startsLikeIdentifier(joined) ? joined : `_${joined}`;
}

/** `PostPaymentRecords` to `postPaymentRecords`, `URLFor` to `urlFor`. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = words(name);
  const lowered = /^\p{Lu}+$/u.test(first)
    ? first.toLowerCase()
    : first.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}/u, (capitals) => capitals.toLowerCase());
  const joined = [lowered, ...rest.map(capitalize)].join("");
  return startsLikeIdentifier(joined) ? joined : `_${joined}`;
}

/** `ReportPayment` to `report-payment`: for file names, so all but ASCII is replaced. */
export function kebabCase(identifier: string): string {
  return identifier
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1-$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/[^a-z0-9-]/gu, (character) => character.codePointAt(0)!.toString(16))
    .replace(/^-+/, "");
}

function capitalize(word: string): string {
  if (word.charCodeAt(0) < 0x80) return word.charAt(0).toUpperCase() + word.slice(1);
  return word.replace(/^./u, (first) => first.toUpperCase());
}

function startsLikeIdentifier(text: string): boolean {
  return /^\p{ID_Start}/u.test(text);
}
