/**
 * Whether npm reads a text as a range of versions: `^4.0.0`, `>=3.2 <5`, `1.2 - 2`, `4.x || 5.x`, `*`.
 * Names of tags (`latest`) and addresses are none: of these, no installer knows which versions work.
 */
export function isVersionRange(text: string): boolean {
  return text !== "" && text.split("||").every((part) => isPart(part.trim()));
}

const number = String.raw`(?:0|[1-9]\d{0,15}|[xX*])`;
const identifiers = String.raw`[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*`;
const version = String.raw`v?${number}(?:\.${number}(?:\.${number}(?:-${identifiers})?(?:\+${identifiers})?)?)?`;
const comparator = new RegExp(String.raw`^(?:[<>]=?|=|\^|~>?)?\s*${version}$`);
const between = new RegExp(String.raw`^${version}\s+-\s+${version}$`);

function isPart(part: string): boolean {
  if (between.test(part)) return true;
  // A sign may stand apart from its version.
  const comparators = part.replace(/([<>=^~])\s+/g, "$1").split(/\s+/);
  return comparators.every((one) => comparator.test(one));
}
