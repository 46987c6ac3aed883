/** Header fields as Node has them: texts by name, or lists of texts. */
export function nodeHeaders(fields: object): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) if (one != null) headers.append(name, `${one}`);
  return headers;
}
