/**
 * Bodies that are read while they arrive: media types of items, one after the other (OpenAPI 3.2
 * calls them sequential).
 */
import { AbortError, ConnectionError, DecodeError } from "./api-error.js";
import type { HttpRequest } from "./operation.js";
import type { ResponseReader } from "./response.js";

/** What one media type makes of the text of a body: its items. */
export type Framing = (texts: AsyncIterable<string>) => AsyncIterable<Framed>;

/** The text of one item, and how to make a value of it. */
export interface Framed {
  readonly text: string;
  /** @throws an error of any kind where the text isn't what was declared */
  parse(): unknown;
}

/** A body as an iterable of items. `fatal`: bytes that aren't UTF-8 are an error, not U+FFFD. */
export function streamReader(
  accept: string,
  framing: Framing,
  { fatal }: { readonly fatal: boolean },
): Required<ResponseReader> {
  return {
    accept: [accept],
    read() {
      throw new TypeError("not a stream");
    },
    stream: (response, request) => once(readItems(response, request, accept, framing, fatal)),
  };
}

async function* readItems(
  response: Response,
  request: HttpRequest,
  accept: string,
  framing: Framing,
  fatal: boolean,
): AsyncGenerator<unknown> {
  let index = 0;
  const broken = (text: string) => {
    const expected = `${accept} (item ${index})`;
    return new DecodeError(request, response, new TextEncoder().encode(text), expected);
  };
  const chunks = readChunks(response, (cause) => {
    const isAborted = (Object(cause) as Error).name === "AbortError";
    return new (isAborted ? AbortError : ConnectionError)(request, 1, cause);
  });
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

/** Whoever stops early, by `break` or by an error, lets the connection go. */
async function* readChunks(
  { body }: Response,
  wrap: (cause: unknown) => Error,
): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    for (;;) {
      const chunk = await reader?.read().catch((cause: unknown) => {
        throw wrap(cause);
      });
      if (!chunk || chunk.done) return;
      yield chunk.value;
    }
  } finally {
    // That it is broken already is no news.
    reader?.cancel().catch(() => {});
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

/** A body can't be read again: a second loop would find nothing, and nobody would know. */
function once<T>(items: AsyncIterable<T>): AsyncIterable<T> {
  let used = false;
  return {
    [Symbol.asyncIterator]() {
      if (used) throw new TypeError("a stream is read once");
      used = true;
      return items[Symbol.asyncIterator]();
    },
  };
}
