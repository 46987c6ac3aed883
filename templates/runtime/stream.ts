/**
 * Bodies that are read while they arrive: media types of items, one after the other (OpenAPI 3.2
 * calls them sequential).
 */
import { DecodeError } from "./api-error.js";
import type { HttpRequest } from "./operation.js";
import type { ResponseReader } from "./response.js";
import { closing, openBody } from "./stream-bytes.js";

/** What one media type makes of the text of a body: its items. */
export type Framing = (texts: AsyncIterable<string>) => AsyncIterable<Framed>;

/** The text of one item, and how to make a value of it. */
export interface Framed {
  readonly text: string;
  /** @throws an error of any kind where the text isn't what was declared */
  parse(): unknown;
}

/** Reads a body as a stream, always. */
export interface StreamReader extends ResponseReader {
  readonly read: NonNullable<ResponseReader["read"]>;
  /**
   * @param signal the caller's: ends the stream with an AbortError
   * @param attempts how often the request was sent
   */
  readonly stream: (
    response: Response,
    request: HttpRequest,
    signal?: AbortSignal | undefined,
    attempts?: number,
  ) => AsyncIterable<unknown> | undefined;
}

/** A body as an iterable of items. `fatal`: bytes that aren't UTF-8 are an error, not U+FFFD. */
export function streamReader(
  accept: string,
  framing: Framing,
  { fatal }: { readonly fatal: boolean },
): StreamReader {
  return {
    accept: [accept],
    read() {
      throw new TypeError("not a stream");
    },
    stream: (response, request, signal, attempts = 1) =>
      closing(
        () => openBody(response, request, signal, attempts),
        (chunks) => readItems(chunks, response, request, accept, framing, fatal),
      ),
  };
}

async function* readItems(
  chunks: AsyncIterable<Uint8Array>,
  response: Response,
  request: HttpRequest,
  accept: string,
  framing: Framing,
  fatal: boolean,
): AsyncGenerator<unknown, void> {
  let index = 0;
  const broken = (text: string) => {
    const expected = `${accept} (item ${index})`;
    return new DecodeError(request, response, new TextEncoder().encode(text), expected);
  };
  for await (const { text, parse } of framing(decode(chunks, fatal, broken))) {
    let item: unknown;
    try {
      item = parse();
    } catch {
      throw broken(text.slice(0, 200));
    }
    yield item;
    index++;
  }
}

async function* decode(
  chunks: AsyncIterable<Uint8Array>,
  fatal: boolean,
  broken: (text: string) => Error,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal });
  const next = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: !!chunk });
    } catch {
      throw broken(new TextDecoder().decode(chunk).slice(0, 200));
    }
  };
  for await (const chunk of chunks) yield next(chunk);
  yield next();
}
