/** How findings tell of the way in which a value is written. */

/**
 * A signature as the document's author writes it: `` as `style: form, explode: true` ``. The names of
 * writers that it has are ours.
 * @param content the field for a media type
 */
export function signatureWords(
  signature: string,
  content: "content" | "contentType" = "content",
): string {
  if (signature.startsWith("by type")) return signature.replace("by type", "by its type");
  const [, written = "", dates = ""] = /^(.*?)( with a Date in seconds)?$/s.exec(signature) ?? [];
  const fields = written
    .replace(/delimited(?:Path|Header) with ("[^"]*")/, (_, text: string) => delimited[text]!)
    .replace(/\b(?:formQuery|cookieForm)\b/g, "form")
    .replace(/\b(header|cookieStyle)\b/g, (writer) => (writer === "header" ? "simple" : "cookie"))
    .replace(/^(?!content |dialect )/, "style: ")
    .replace(/^content /, `${content}: `)
    .replace(/^dialect /, "dialect: ")
    .replace(/ (explode|arrays|nulls) /g, ", $1: ")
    .replace(/ (allowReserved|allowEmptyValue)/g, ", $1: true");
  return `as \`${fields}\`${dates}`;
}

const delimited: Readonly<Record<string, string>> = {
  '" "': "spaceDelimited",
  '"|"': "pipeDelimited",
  '"\\t"': "tabDelimited",
};
