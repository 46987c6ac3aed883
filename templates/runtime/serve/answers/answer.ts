/** From what a handler returns to a response. */
import type { ServedAnswer, ServedContent } from "../served.js";

/** What a handler returns: the data of one of the declared statuses. */
export interface Answered {
  readonly status: number;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The media type, where a status has several: the usual one if the request doesn't say. */
  readonly contentType?: string | undefined;
  /** The data is as it is sent: nothing in it is printed. */
  readonly isWire?: true;
}

/** The content to answer with: what was chosen, what the request accepts, or the usual one. */
export function contentFor(
  declared: ServedAnswer | undefined,
  chosen: string | undefined,
  accept: string | null,
): readonly [mediaType: string, content: ServedContent] | undefined {
  const contents = Object.entries(declared?.contents ?? {});
  if (chosen !== undefined) return contents.find(([type]) => type === chosen);
  const wanted = (accept ?? "*/*").split(",").map((one) => one.split(";")[0]!.trim().toLowerCase());
  const accepted = wanted.flatMap((one) =>
    contents.filter(([type]) => isWanted(type.split(";")[0]!.trim().toLowerCase(), one)),
  );
  return accepted[0] ?? contents[0];
}

function isWanted(type: string, wanted: string): boolean {
  if (wanted === "*/*" || wanted === type) return true;
  return wanted.endsWith("/*") && type.startsWith(wanted.slice(0, -1));
}

/** The response of what a handler returned. */
export function responseOf(
  answered: Answered,
  found: readonly [mediaType: string, content: ServedContent] | undefined,
): Response {
  const { status, data, headers } = answered;
  if (found === undefined || data === undefined)
    return new Response(null, { status, headers: { ...headers } });
  const [mediaType, content] = found;
  const print = (answered.isWire !== true && content.sent) || ((item: unknown) => item);
  const type = mediaType.includes("*") ? usualType(content) : mediaType;
  return new Response(bodyOf(data, content, print), {
    status,
    headers: { "content-type": type, ...headers },
  });
}

function usualType({ format }: ServedContent): string {
  if (format === "json") return "application/json";
  return format === "binary" ? "application/octet-stream" : "text/plain";
}

/** Compilers have no other name for it where there is no DOM. */
type ResponseBody = ConstructorParameters<typeof Response>[0];

function bodyOf(
  data: unknown,
  { format }: ServedContent,
  print: (item: unknown) => unknown,
): ResponseBody {
  switch (format) {
    case "json":
      return answerJson(print(data));
    case "text":
      return String(data);
    case "binary":
      return data as ResponseBody;
    case "lines":
      return streamOf(data as AsyncIterable<unknown>, (item) => `${answerJson(print(item))}\n`);
    case "events":
      return streamOf(data as AsyncIterable<unknown>, (item) => eventText(item, print));
  }
}

/** A bigint is written with all its digits. */
export function answerJson(data: unknown, indent?: number): string {
  const digits: string[] = [];
  const write = (_: string, value: unknown) =>
    typeof value === "bigint" ? `\0${digits.push(value.toString()) - 1}` : value;
  const text = JSON.stringify(data, write, indent);
  return text.replace(/"\\u0000(\d+)"/g, (_, at: string) => digits[Number(at)]!);
}

function eventText(item: unknown, print: (data: unknown) => unknown): string {
  const isEvent = typeof item === "object" && item !== null && "data" in item;
  const { event, id, data } = (isEvent ? item : { data: item }) as Record<string, unknown>;
  const printed = print(data);
  const text = typeof printed === "string" ? printed : answerJson(printed);
  const head = `${event === undefined ? "" : `event: ${String(event)}\n`}${id === undefined ? "" : `id: ${String(id)}\n`}`;
  return `${head}${text
    .split("\n")
    .map((line) => `data: ${line}\n`)
    .join("")}\n`;
}

function streamOf(
  items: AsyncIterable<unknown> | Iterable<unknown>,
  write: (item: unknown) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = answerItems(items);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(write(value)));
    },
    async cancel() {
      await iterator.return(undefined);
    },
  });
}

async function* answerItems(items: AsyncIterable<unknown> | Iterable<unknown>) {
  yield* items;
}
