/** From what a handler returns to a response. */
import { printedJson } from "../../encode/printed-json.js";
import { chunkStream } from "../../stream/chunk-stream.js";
import { type GivenFields, answerHeaders } from "./answer-headers.js";
import { wrongAnswer } from "../refusal.js";
import type { ServedContent } from "../served.js";
import { isCarriedBy } from "./content-for.js";

/** What a handler returns: the data of one of the declared statuses. */
export interface Answered {
  readonly status: number;
  readonly data?: unknown;
  readonly headers?: GivenFields | undefined;
  /** The media type, where a status has several: the usual one if the request doesn't say. */
  readonly contentType?: string | undefined;
  /** The data is as it is sent: nothing in it is printed. */
  readonly isWire?: true;
}

/** With data as it is sent, so that it is printed once; the items of a stream are printed as they come. */
export function asSent(answered: Answered, content: ServedContent | undefined): Answered {
  const { data, isWire } = answered;
  if (isWire === true || data === undefined || content?.format !== "json") return answered;
  return { ...answered, data: content.sent ? content.sent(data) : data, isWire: true };
}

/**
 * The response of what a handler returned.
 * @throws Refusal (500) if the data is nothing that the content can be, or its media type isn't declared
 */
export function responseOf(
  answered: Answered,
  found: readonly [mediaType: string, content: ServedContent] | undefined,
): Response {
  const { status, data, contentType } = answered;
  const headers = answerHeaders(answered.headers);
  if (found === undefined && contentType !== undefined && data !== undefined)
    throw wrongAnswer(`the document has no answer of status ${status} as ${contentType}`);
  if (found === undefined || data === undefined) return new Response(null, { status, headers });
  const [mediaType, content] = found;
  if (!isCarriedBy(content, data))
    throw wrongAnswer(`the answer is ${mediaType}, and its data can't be sent as that`);
  const print = (answered.isWire !== true && content.sent) || ((item: unknown) => item);
  const type = mediaType.includes("*") ? typeIn(mediaType, content) : mediaType;
  if (!headers.has("content-type")) headers.set("content-type", type);
  return new Response(bodyOf(data, content, print), { status, headers });
}

/** A type of a range: `image/png` of `image/*`. */
function typeIn(range: string, { format }: ServedContent): string {
  const usual = { json: "application/json", binary: "application/octet-stream" };
  const type = format in usual ? usual[format as keyof typeof usual] : "text/plain";
  const kind = range.split("/")[0]!;
  if (kind === "*" || type.startsWith(`${kind}/`)) return type;
  return range.replace("*", usualKinds[kind] ?? "octet-stream");
}

const usualKinds: Readonly<Record<string, string>> = {
  image: "png",
  audio: "mpeg",
  video: "mp4",
  font: "woff2",
  text: "plain",
};

/** Compilers have no other name for it where there is no DOM. */
type ResponseBody = ConstructorParameters<typeof Response>[0];

function bodyOf(
  data: unknown,
  { format }: ServedContent,
  print: (item: unknown) => unknown,
): ResponseBody {
  switch (format) {
    case "json":
      return printedJson(data);
    case "text":
      return String(data);
    case "binary":
      return data as ResponseBody;
    case "lines":
      return streamOf(data as AsyncIterable<unknown>, (item) => `${printedJson(print(item))}\n`);
    case "events":
      return streamOf(data as AsyncIterable<unknown>, (item) => eventText(item, print));
  }
}

function eventText(item: unknown, print: (data: unknown) => unknown): string {
  const isEvent = typeof item === "object" && item !== null && "data" in item;
  const { data, ...fields } = (isEvent ? item : { data: item }) as Record<string, unknown>;
  const printed = print(data);
  const text = typeof printed === "string" ? printed : printedJson(printed);
  const head = ["event", "id", "retry"].flatMap((name) =>
    fields[name] === undefined ? [] : [`${name}: ${oneLine(fields[name])}\n`],
  );
  // Each of these ends a line of an event.
  const lines = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `${head.join("")}${lines.join("")}\n`;
}

/** What has more lines would add fields, or events. */
function oneLine(value: unknown): string {
  const text = String(value);
  if (/[\r\n\0]/.test(text)) throw new TypeError("a field of an event has a line break or NUL");
  return text;
}

/** The first item is asked for at once, so that what makes the items is there to be ended. */
function streamOf(
  items: AsyncIterable<unknown> | Iterable<unknown>,
  write: (item: unknown) => string,
): ReadableStream<Uint8Array> {
  return chunkStream(writtenItems(items, write), 1);
}

async function* writtenItems(
  items: AsyncIterable<unknown> | Iterable<unknown>,
  write: (item: unknown) => string,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const item of items) yield encoder.encode(write(item));
}
