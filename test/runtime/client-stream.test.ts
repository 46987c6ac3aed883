import { once } from "node:events";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  AbortError,
  ConnectionError,
  DecodeError,
  TimeoutError,
} from "../../templates/runtime/client/api-error.js";
import { jsonEvents } from "../../templates/runtime/stream/event-stream.js";
import { jsonLines } from "../../templates/runtime/stream/json-lines.js";
import { byContentType, json, type ResponseReader } from "../../templates/runtime/read/response.js";
import {
  type Handler,
  makeClient,
  operation,
  requestOf,
  serve,
  wholeClient,
} from "./client-server.js";

interface Answers {
  200: AsyncIterable<unknown>;
  default: unknown;
}

const asLines = { "content-type": "application/jsonl" };

async function send(handler: Handler, reader: ResponseReader = jsonLines(), method = "GET") {
  const { url } = await serve(handler);
  const client = makeClient({ servers: [url] }, { retry: false });
  const responses = { 200: reader, default: reader };
  return client.send(requestOf(operation<Answers>({ method, responses })));
}

afterEach(() => void vi.useRealTimers());

test("items come while the server still writes", async () => {
  let write: (text: string) => void = () => {};
  const outcome = await send((response) => {
    response.writeHead(200, asLines).write("1\n");
    write = (text) => void (text ? response.write(text) : response.end());
  });
  expect(outcome).toMatchObject({ status: 200, declared: true });
  const items: unknown[] = [];
  // Each line is written after the one before was read.
  for await (const item of outcome.data as AsyncIterable<number>)
    write(items.push(item) < 4 ? `${item + 1}\n` : "");
  expect(items).toEqual([1, 2, 3, 4]);
});

test("leaving the loop ends the connection", async () => {
  let closed: Promise<unknown> | undefined;
  const outcome = await send((response) => {
    closed = once(response, "close");
    response.writeHead(200, asLines).write("1\n2\n");
  });
  for await (const item of outcome.data as AsyncIterable<unknown>) {
    expect(item).toBe(1);
    break;
  }
  await closed;
});

test("a broken line ends the connection too", async () => {
  let closed: Promise<unknown> | undefined;
  const outcome = await send((response) => {
    closed = once(response, "close");
    response.writeHead(200, { ...asLines, "x-request-id": "r1" }).write("{\n");
  });
  const loop = collect(outcome.data);
  await expect(loop).rejects.toThrow(DecodeError);
  await expect(loop).rejects.toMatchObject({
    status: 200,
    requestId: "r1",
    operation: "payInvoice",
  });
  await closed;
});

test("a connection that breaks is a ConnectionError behind the items that came", async () => {
  const outcome = await send((response) => {
    response.writeHead(200, asLines).write("1\n", () => response.destroy());
  });
  const items: unknown[] = [];
  await expect(collect(outcome.data, items)).rejects.toThrow(ConnectionError);
  expect(items).toEqual([1]);
});

test("the caller's signal ends a stream", async () => {
  const { url } = await serve((response) => response.writeHead(200, asLines).write("1\n"));
  const client = makeClient({ servers: [url] });
  const responses = { 200: jsonLines(), default: json };
  const request = requestOf(operation<Answers>({ method: "GET", responses }));
  const stop = new AbortController();
  const outcome = await client.send(request, { signal: stop.signal });
  const items: unknown[] = [];
  const loop = collect(outcome.data, items, () => stop.abort());
  await expect(loop).rejects.toThrow(AbortError);
  expect(items).toEqual([1]);
});

describe("a stream that nobody reads lets the connection go", () => {
  const start = async (options: object) => {
    let closed: Promise<unknown> = Promise.resolve();
    const { url } = await serve((response) => {
      closed = once(response, "close");
      response.writeHead(200, asLines).write("1\n");
    });
    const responses = { 200: jsonLines(), default: json };
    const request = requestOf(operation<Answers>({ method: "GET", responses }));
    const { data } = await makeClient({ servers: [url] }).send(request, options);
    const items = (data as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    return { items, closed };
  };

  test("at the caller's signal, before the first read and between two", async () => {
    const stop = new AbortController();
    const unread = await start({ signal: stop.signal });
    const paused = await start({ signal: stop.signal });
    expect(await paused.items.next()).toEqual({ done: false, value: 1 });
    stop.abort();
    await unread.closed;
    await paused.closed;
    await expect(unread.items.next()).rejects.toThrow(AbortError);
    await expect(paused.items.next()).rejects.toThrow(AbortError);
  });

  test("when the time is over", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { items, closed } = await start({ totalTimeout: 100_000 });
    await items.next();
    vi.advanceTimersByTime(100_000);
    await closed;
    await expect(items.next()).rejects.toThrow(TimeoutError);
  });
});

test("what breaks a stream off is told without credentials", async () => {
  const fetch = async (_url: string, { headers }: RequestInit): Promise<Response> => {
    const { authorization } = headers as Record<string, string>;
    const pull = (): never => {
      throw new Error(`lost: ${authorization}`);
    };
    return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), { headers: asLines });
  };
  const client = wholeClient({ servers: ["http://a.test"] }, { fetch });
  const headers = { authorization: "Bearer s3cret" };
  const responses = { 200: jsonLines(), default: json };
  const request = requestOf(operation<Answers>({ method: "GET", responses }), { headers });
  const { data } = await client.send(request);
  const broken = "GET /pay/{id}: the stream broke off after";
  await expect(collect(data)).rejects.toThrow(`${broken} 0 item(s): lost: [redacted]`);
  const unread = await client.call(request, { stream: true });
  await expect(new Response(unread).text()).rejects.toThrow(
    `${broken} 0 byte(s): lost: [redacted]`,
  );
});

test("a stream is read once", async () => {
  const outcome = await send((response) => response.writeHead(200, asLines).end("1\n"));
  expect(await collect(outcome.data)).toEqual([1]);
  await expect(collect(outcome.data)).rejects.toThrow("a stream is read once");
});

test("a failure is read whole, whatever is declared", async () => {
  const outcome = await send((response) => {
    response.writeHead(500, { "content-type": "application/json" }).end('{"error":"x"}');
  });
  expect(outcome).toMatchObject({ status: 500, declared: false, data: { error: "x" } });
});

test("a success that is no event stream is a DecodeError", async () => {
  const sent = send(
    (response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    jsonEvents(),
  );
  const { error } = await sent;
  expect(error?.message).toContain("200: expected text/event-stream, got text/html: <html>");
});

test("HEAD has no items", async () => {
  const outcome = await send(
    (response) => response.writeHead(200, asLines).end(),
    undefined,
    "HEAD",
  );
  expect(outcome.data).toBeUndefined();
});

test("the answer's own type says whether it is a stream", async () => {
  const either = byContentType({ "application/json": json, "text/event-stream": jsonEvents() });
  const type = (value: string) => ({ "content-type": value });
  const whole = await send(
    (response) => response.writeHead(200, type("application/json")).end("[1]"),
    either,
  );
  expect(whole.data).toEqual([1]);
  const events = await send(
    (response) => response.writeHead(200, type("text/event-stream")).end("data: 1\n\n"),
    either,
  );
  expect(await collect(events.data)).toEqual([{ data: 1 }]);
});

async function collect(
  data: unknown,
  items: unknown[] = [],
  afterItem: () => void = () => {},
): Promise<unknown[]> {
  for await (const item of data as AsyncIterable<unknown>) {
    items.push(item);
    afterItem();
  }
  return items;
}
