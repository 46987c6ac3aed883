/** `stream: true`: whatever ends a body while its reader waits is an error of ours. */
import { getEventListeners, once } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import {
  AbortError,
  ConnectionError,
  TimeoutError,
} from "../../templates/runtime/client/api-error.js";
import type { ClientOptions, StreamOptions } from "../../templates/runtime/client/options.js";
import type { BodyStream } from "../../templates/runtime/client/outcome.js";
import { readBody } from "../../templates/runtime/read/response-body.js";
import { type Handler, makeClient, operation, requestOf, serve } from "./client-server.js";

afterEach(() => void vi.useRealTimers());

const get = requestOf(operation({ method: "GET" }));

async function open(
  handler: Handler,
  more: Partial<StreamOptions> = {},
  options: ClientOptions = {},
): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const { url } = await serve(handler);
  const body = await makeClient({ servers: [url] }, options).call(get, { ...more, stream: true });
  return body!.getReader();
}

/** Two bytes, and no more. */
const stall: Handler = (response) => void response.writeHead(200).write("ab");

test("totalTimeout ends it as a TimeoutError, behind the bytes that came", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const reader = await open(stall, { totalTimeout: 200_000 });
  expect((await reader.read()).value).toHaveLength(2);
  const next = reader.read();
  vi.advanceTimersByTime(200_000);
  await expect(next).rejects.toBeInstanceOf(TimeoutError);
  await expect(next).rejects.toMatchObject({
    operation: "payInvoice",
    attempts: 1,
    message:
      "GET /pay/{id}: the stream broke off after 2 byte(s): the totalTimeout of 200000 ms is over",
  });
});

test("the caller's signal ends it as an AbortError, and the connection", async () => {
  const controller = new AbortController();
  const reason = new DOMException("no", "TimeoutError");
  let closed: Promise<unknown> | undefined;
  const reader = await open(
    (response, ...more) => {
      closed = once(response, "close");
      stall(response, ...more);
    },
    { signal: controller.signal },
  );
  await reader.read();
  const next = reader.read();
  controller.abort(reason);
  await expect(next).rejects.toBeInstanceOf(AbortError);
  await expect(next).rejects.toMatchObject({ cause: reason });
  await closed;
});

test("the connection ends with the signal, also while nobody reads", async () => {
  const controller = new AbortController();
  let closed: Promise<unknown> | undefined;
  const reader = await open(
    (response) => {
      closed = once(response, "close");
      response.writeHead(200).write(new Uint8Array(1e6));
    },
    { signal: controller.signal },
  );
  controller.abort();
  await closed;
  await expect(reader.read()).rejects.toBeInstanceOf(AbortError);
});

test("a connection that is cut is a ConnectionError, with what fetch threw", async () => {
  const reader = await open((response) => {
    response.writeHead(200, { "content-length": 9 }).write("ab", () => response.destroy());
  });
  const read = async (): Promise<void> => {
    while (!(await reader.read()).done);
  };
  const error = await read().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ name: "ConnectionError", cause: expect.any(TypeError) });
});

test("whoever cancels it ends the connection, and nothing stays behind on the signal", async () => {
  const { signal } = new AbortController();
  let closed: Promise<unknown> | undefined;
  const reader = await open(
    (response, ...more) => {
      closed = once(response, "close");
      stall(response, ...more);
    },
    { signal },
  );
  await reader.read();
  const listening = (): number => getEventListeners(signal, "abort").length;
  expect(listening()).toBeGreaterThan(0);
  await reader.cancel();
  await closed;
  expect(listening()).toBe(0);
});

test("it is read when it is asked for, and not before", async () => {
  let pulls = 0;
  const source = new ReadableStream<Uint8Array>(
    {
      pull(out) {
        pulls++;
        out.enqueue(Uint8Array.of(pulls));
      },
    },
    { highWaterMark: 0 },
  );
  const { data } = await readBody(new Response(source), get, {}, true, false);
  const reader = (data as ReadableStream<Uint8Array>).getReader();
  await new Promise(setImmediate);
  expect(pulls).toBe(0);
  expect((await reader.read()).value).toEqual(Uint8Array.of(1));
  await reader.cancel();
});

test("an answer that has no body has none", async () => {
  const { url } = await serve((response) => response.writeHead(204).end());
  const body: BodyStream = await makeClient({ servers: [url] }).call(get, { stream: true });
  expect(body).toBeNull();
});
