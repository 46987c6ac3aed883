/** Readers of streams: ours, others and loops written by hand. Each gives its items to `use`. */
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { EventSourceParserStream } from "eventsource-parser/stream";
import type { HttpRequest } from "../../../templates/runtime/encode/operation.js";
import { json, type ResponseReader } from "../../../templates/runtime/read/response.js";
import { textEvents } from "../../../templates/runtime/stream/event-stream.js";
import { jsonLines } from "../../../templates/runtime/stream/json-lines.js";

/** Reads a body to its end. */
export type Reader = (response: Response, use: (item: unknown) => void) => Promise<void>;

export const ours = "wireform";
export const parser = "eventsource-parser, a callback";
export const parserStream = "eventsource-parser, its stream";
export const byHand = "by hand (the limit)";

export const eventReaders: Readonly<Record<string, Reader>> = {
  [ours]: readerOf(textEvents),
  [parser]: readByParser,
  [parserStream]: readByParserStream,
};

export const lineReaders: Readonly<Record<string, Reader>> = {
  [ours]: readerOf(jsonLines()),
  [byHand]: readLinesByHand,
};

const request: HttpRequest = {
  operation: { id: "read", method: "GET", path: "/", responses: { 200: json } },
  method: "GET",
  url: "/",
  headers: {},
  body: null,
};

function readerOf({ stream }: ResponseReader): Reader {
  return async (response, use) => {
    for await (const item of stream!(response, request)!) use(item);
  };
}

async function readByParser(response: Response, use: (item: EventSourceMessage) => void) {
  const decoder = new TextDecoder();
  const { feed } = createParser({ onEvent: use });
  for await (const chunk of response.body!) feed(decoder.decode(chunk, { stream: true }));
}

async function readByParserStream(response: Response, use: (item: EventSourceMessage) => void) {
  const texts = response.body!.pipeThrough(
    new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>,
  );
  for await (const event of texts.pipeThrough(new EventSourceParserStream())) use(event);
}

async function readLinesByHand(response: Response, use: (item: unknown) => void) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const chunk of response.body!) {
    rest += decoder.decode(chunk, { stream: true });
    let start = 0;
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", start)) {
      if (end > start) use(JSON.parse(rest.slice(start, end)));
      start = end + 1;
    }
    rest = rest.slice(start);
  }
  rest += decoder.decode();
  if (rest !== "") use(JSON.parse(rest));
}
