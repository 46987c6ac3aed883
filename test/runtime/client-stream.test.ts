import { once } from "node:events";
import { expect, test } from "vitest";
import { AbortError, ConnectionError, DecodeError } from "../../templates/runtime/api-error.js";
import { makeClient } from "../../templates/runtime/client.js";
import { jsonEvents } from "../../templates/runtime/event-stream.js";
import { jsonLines } from "../../templates/runtime/json-lines.js";
import { byContentType, json, type ResponseReader } from "../../templates/runtime/response.js";
import { type Handler, operation, requestOf, serve } from "./client-server.js";

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

test("items come while the server still writes", async () => {
  let write: (text: string) => void = () => {};
  const outcome = await send((response) => {
    response.writeHead(200, asLines).write("1\n");
    write = (text) => void (text ? response.write(text) : response.end());
  });
  expect(outcome).toMatchObject({ status: 200, declared: true });
  const items: unknown[] = [];
  // Each next line is written when the one before has been read.
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
  await expect(sent).rejects.toThrow("200: expected text/event-stream, got text/html: <html>");
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
