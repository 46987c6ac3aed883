/** The header fields of an answer. */

/** What a field's text is made of. */
export type HeaderValue = string | number | bigint | boolean;

/** What handlers return; of a list, each item is a field: a cookie can't share one with another. */
export type GivenFields = Readonly<
  Record<string, HeaderValue | readonly HeaderValue[] | undefined>
>;

/** @throws TypeError if a text can't stand in a field */
export function answerHeaders(given: GivenFields = {}): Headers {
  const fields = new Headers();
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (typeof value !== "object") fields.set(name, String(value));
    else for (const item of value) fields.append(name, String(item));
  }
  return fields;
}
