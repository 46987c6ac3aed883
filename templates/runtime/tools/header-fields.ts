/** The header fields of a response as an object, by names in camelCase. */
import type { TypedHeaders } from "../client/outcome.js";

/**
 * The header fields by names in camelCase; the typed ones are those that the document declares. `H`:
 * the headers of an outcome or error.
 */
export type HeaderFields<H> =
  // Without declared names, `F` is `unknown`.
  H extends TypedHeaders<infer F>
    ? unknown extends F
      ? Readonly<Record<string, string | undefined>>
      : { readonly [N in keyof F as CamelCase<N & string>]: Present<F[N]> }
    : never;

/**
 * A header's name in lower case, with a capital for each letter behind a hyphen: `X-Request-Id` is
 * `xRequestId`. No two names become the same: a hyphen before anything else stays.
 */
export type CamelCase<Name extends string> = Joined<Lowercase<Name>>;

type Joined<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${First}${Rest extends Capitalize<Rest> ? "-" : ""}${Capitalize<Joined<Rest>>}`
  : Text;

type Present<Text> = null extends Text ? Exclude<Text, null> | undefined : Text;

/**
 * The header fields of an outcome or an error, made when it is called: `headerFields(outcome)` has
 * `xRequestId` for `X-Request-Id`. As with `headers.get`, check `status` (of a failure: `declared`
 * too) to give them types; one that the document doesn't declare has none.
 */
export function headerFields<A extends { readonly headers: Headers }>(
  answer: A,
): HeaderFields<A["headers"]>;
export function headerFields(answer: { readonly headers: Headers }): Record<string, string> {
  // No prototype: a header may be called `constructor`.
  const fields = Object.create(null) as Record<string, string>;
  answer.headers.forEach((_, name) => {
    const text = answer.headers.get(name);
    if (text !== null)
      fields[name.replace(/-([a-z])/g, (_hyphen, letter: string) => letter.toUpperCase())] = text;
  });
  return fields;
}
