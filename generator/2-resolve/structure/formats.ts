/** The formats of texts that OpenAPI's own schemas name. */
export type Format = "uri" | "uri-reference" | "email" | "regex";

/** What a text of the format is, for people. */
export const formatNames: Readonly<Record<Format, string>> = {
  uri: "an absolute URL",
  "uri-reference": "a URL",
  email: "an e-mail address",
  regex: "a regular expression",
};

export function hasFormat(text: string, format: Format): boolean {
  switch (format) {
    case "uri":
      return /^[a-z][a-z0-9+.-]*:./i.test(text) && isReference(text);
    case "uri-reference":
      return isReference(text);
    case "email":
      return emailPattern.test(text);
    case "regex":
      return isRegex(text);
  }
}

const local = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
const emailPattern = new RegExp(`^${local}(?:\\.${local})*@(?:${label}\\.)+${label}$`, "i");

/** RFC 3986: its characters, escapes that are whole, one fragment, a scheme that is one. */
function isReference(text: string): boolean {
  // Most are `$ref`s into the components.
  if (/^[\w#/.-]*$/.test(text)) return text.indexOf("#") === text.lastIndexOf("#");
  if (!/^(?:[\w\-.~:/?#[\]@!$&'()*+,;="]|%[0-9a-f]{2})*$/i.test(text)) return false;
  if (text.indexOf("#") !== text.lastIndexOf("#")) return false;
  const [start] = /^[^/?#]*/.exec(text)!;
  return !start.includes(":") || /^[a-z][a-z0-9+.-]*:/i.test(start);
}

export function isRegex(text: string): boolean {
  // Of Perl and Python: there it is the end of the text.
  if (/[^\\]\\Z/.test(text)) return false;
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
