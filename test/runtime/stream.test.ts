import { afterEach, describe, expect, test, vi } from "vitest";
import {
  AbortError,
  ConnectionError,
  TimeoutError,
} from "../../templates/runtime/client/api-error.js";
import { jsonEvents, textEvents } from "../../templates/runtime/stream/event-stream.js";
import { jsonLines } from "../../templates/runtime/stream/json-lines.js";
import { operation, requestOf } from "./client-server.js";
import { bytesOf } from "./streaming.js";

/** A body that a server keeps writing, and a transport that ignores the signal. */
function makeBody() {
  const calls: string[] = [];
  let writer: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => void (writer = controller),
    cancel: () => void calls.push("cancel"),
  });
  const write = (text: string): void => writer!.enqueue(bytesOf(text));
  const fail = (reason: unknown): void => writer!.error(reason);
  return { response: new Response(body), write, fail, calls };
}

/** A signal whose listeners are counted. */
function makeSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (type: string, listener: EventListener) => {
    listeners.add(listener);
    add(type, listener);
  };
  signal.removeEventListener = (type: string, listener: EventListener) => {
    listeners.delete(listener);
    remove(type, listener);
  };
  return { abort: (reason: unknown) => controller.abort(reason), signal, listeners };
}

const request = requestOf(operation());

function iterate(response: Response, signal?: AbortSignal, attempts?: number) {
  return jsonLines().stream(response, request, { signal, attempts })![Symbol.asyncIterator]();
}

describe("the caller's signal", () => {
  test("ends a read that waits, with the caller's reason", async () => {
    const { response, write, calls } = makeBody();
    const { abort, signal, listeners } = makeSignal();
    const items = iterate(response, signal);
    write("1\n");
    expect(await items.next()).toEqual({ done: false, value: 1 });
    const next = items.next();
    await new Promise(setImmediate); // now it waits for the server
    expect(listeners.size).toBe(1);
    const reason = new Error("user left");
    abort(reason);
    await expect(next).rejects.toThrow(AbortError);
    await expect(next).rejects.toMatchObject({ cause: reason });
    expect(calls).toEqual(["cancel"]);
    expect(listeners.size).toBe(0);
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test("counts where the transport fails with the same reason", async () => {
    const { response, fail } = makeBody();
    const { abort, signal } = makeSignal();
    const next = iterate(response, signal).next();
    const reason = new DOMException("late", "TimeoutError");
    fail(reason);
    abort(reason);
    await expect(next).rejects.toThrow(AbortError);
  });

  test("ends a stream that nobody reads yet", async () => {
    const { response, calls } = makeBody();
    const next = iterate(response, AbortSignal.abort("no")).next();
    await expect(next).rejects.toMatchObject({ name: "AbortError", cause: "no" });
    expect(calls).toEqual(["cancel"]);
  });

  test("ends events too", async () => {
    const { response } = makeBody();
    const { abort, signal } = makeSignal();
    const typed = new Response(response.body, { headers: { "content-type": "text/event-stream" } });
    const next = textEvents.stream(typed, request, { signal })![Symbol.asyncIterator]().next();
    abort(new Error("user left"));
    await expect(next).rejects.toThrow(AbortError);
  });

  test("counts where bytes come at the same time", async () => {
    const { response, write } = makeBody();
    const { abort, signal } = makeSignal();
    const next = iterate(response, signal).next();
    await new Promise(setImmediate);
    write("1\n");
    abort("no");
    await expect(next).rejects.toMatchObject({ name: "AbortError", cause: "no" });
  });

  test("has no listener once the stream is over", async () => {
    const { signal, listeners } = makeSignal();
    const items = iterate(new Response("1\n2"), signal);
    for (const value of [1, 2]) expect(await items.next()).toEqual({ done: false, value });
    expect((await items.next()).done).toBe(true);
    expect(listeners.size).toBe(0);
  });
});

test("calls that don't wait for each other get the items in their order", async () => {
  const { response, write, fail } = makeBody();
  const items = iterate(response);
  const calls = Array.from({ length: 4 }, () => items.next());
  for (const text of ["1", "\n2\n", "3\n"]) {
    write(text);
    await new Promise(setImmediate);
  }
  fail(new TypeError("terminated"));
  const [one, two, three, four] = await Promise.allSettled(calls);
  expect(
    [one, two, three].map((call) => call!.status === "fulfilled" && call!.value.value),
  ).toEqual([1, 2, 3]);
  expect(four).toMatchObject({ status: "rejected", reason: { name: "ConnectionError" } });
  expect((await items.next()).done).toBe(true);
});

test.each([
  ["LF", "data: 1\n\n"],
  ["CR LF", "data: 1\r\n\r\n"],
  ["CR", "data: 1\r\r"],
])("an event comes when its empty line does, which ends in %s", async (_end, text) => {
  const { response, write } = makeBody();
  const events = jsonEvents().stream(response, request)![Symbol.asyncIterator]();
  for (let i = 0; i < 2; i++) {
    write(text);
    expect(await events.next()).toEqual({ done: false, value: { data: 1 } });
  }
  await events.return!();
});

test("a response without a body has no items", async () => {
  const items = iterate(new Response(null));
  expect(await items.next()).toEqual({ done: true, value: undefined });
  expect(await iterate(new Response(null)).return!()).toEqual({ done: true, value: undefined });
});

test("what is left after the first item is read by a loop", async () => {
  const items = iterate(new Response("1\n2\n3\n")) as AsyncIterableIterator<unknown>;
  expect(await items.next()).toEqual({ done: false, value: 1 });
  const rest: unknown[] = [];
  for await (const item of items) rest.push(item);
  expect(rest).toEqual([2, 3]);
});

describe("return()", () => {
  test("before the first item closes the body", async () => {
    const { response, calls } = makeBody();
    const items = iterate(response);
    expect(await items.return!()).toEqual({ done: true, value: undefined });
    expect(calls).toEqual(["cancel"]);
    expect((await items.next()).done).toBe(true);
  });

  test("ends a next() that waits, and what had come of an item is none", async () => {
    const { response, write, calls } = makeBody();
    const items = iterate(response);
    write('1\n{"cut":');
    await items.next();
    const next = items.next();
    await new Promise(setImmediate);
    await items.return!();
    expect(calls).toEqual(["cancel"]);
    expect(await next).toEqual({ done: true, value: undefined });
  });
});

afterEach(() => void vi.useRealTimers());

test("a stream that stalls ends when no time is left, behind its items", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { response, write, calls } = makeBody();
  const limit = () => [90, "totalTimeout of 90 ms"] as const;
  const stream = jsonLines().stream(response, request, { remaining: limit })!;
  const items = stream[Symbol.asyncIterator]();
  write("1\n2\n");
  for (const value of [1, 2]) expect((await items.next()).value).toBe(value);
  const next = items.next();
  vi.advanceTimersByTime(89);
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(1);
  await expect(next).rejects.toThrow(TimeoutError);
  await expect(next).rejects.toThrow(
    "the stream broke off after 2 item(s): the totalTimeout of 90 ms is over",
  );
  expect(calls).toEqual(["cancel"]);
});

test("a stream that is cut short says how often the request was sent", async () => {
  const { response, fail } = makeBody();
  const next = iterate(response, undefined, 3).next();
  fail(new TypeError("terminated"));
  await expect(next).rejects.toThrow(ConnectionError);
  await expect(next).rejects.toMatchObject({ attempts: 3 });
  await expect(next).rejects.toThrow("the stream broke off after 0 item(s): terminated");
});
