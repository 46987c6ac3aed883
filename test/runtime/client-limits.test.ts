import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  AbortError,
  ConnectionError,
  TimeoutError,
} from "../../templates/runtime/client/api-error.js";
import { jsonLines } from "../../templates/runtime/stream/json-lines.js";
import type { Transport } from "../../templates/runtime/client/options.js";
import { limitTime } from "../../templates/runtime/send/time-limit.js";
import { fakeTime, operation, requestOf, sendJson, serve, wholeClient } from "./client-server.js";

const get = operation({ method: "GET" });
const servers = ["https://api.example.com"];
/** Never answers, and ignores the signal. */
const silent: Transport = () => new Promise(() => {});

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => {
  // The first spy on a timer must be restored first: otherwise it would restore a fake clock.
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Returns what is sent, after that time has passed. */
async function after<T>(milliseconds: number, sent: Promise<T>): Promise<T> {
  sent.catch(() => {});
  await vi.advanceTimersByTimeAsync(milliseconds);
  return sent;
}

describe("timeout", () => {
  test("ends an attempt whose answer doesn't come, also where fetch heeds no signal", async () => {
    const client = wholeClient({ servers }, { fetch: silent, timeout: 20 }, fakeTime());
    const sent = client.send(requestOf(get));
    const error = await after(60, sent).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({
      name: "TimeoutError",
      attempts: 3,
      message: expect.stringContaining("attempt(s): the timeout of 20 ms is over"),
    });
  });

  test("covers the body, and another attempt may do better", async () => {
    let count = 0;
    const pull = () => {
      vi.advanceTimersByTime(500);
      return new Promise<void>(() => {});
    };
    const fetch: Transport = async () =>
      ++count > 1
        ? Response.json({ count })
        : new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
    const client = wholeClient({ servers }, { fetch, timeout: 500 }, fakeTime());
    expect(await client.send(requestOf(get))).toMatchObject({ attempts: 2, data: { count: 2 } });
    expect(count).toBe(2);
  });

  test("a POST without a key isn't repeated after it", async () => {
    const client = wholeClient({ servers }, { fetch: silent }, fakeTime());
    const sent = client.send(requestOf(operation()), { timeout: 10 });
    await expect(after(10, sent)).rejects.toMatchObject({ name: "TimeoutError", attempts: 1 });
  });

  test("false: none", async () => {
    const late: Transport = () =>
      new Promise((resolve) => setTimeout(() => resolve(Response.json({})), 40));
    const client = wholeClient({ servers }, { fetch: late, timeout: 10, retry: false });
    await expect(after(40, client.send(requestOf(get)))).rejects.toBeInstanceOf(TimeoutError);
    const sent = client.send(requestOf(get), { timeout: false });
    expect(await after(40, sent)).toMatchObject({ status: 200 });
  });
});

describe("an answer that comes too late", () => {
  test("is let go of unread, and takes nothing of the budget", async () => {
    let cancelled = 0;
    const late: Transport = () =>
      new Promise((resolve) => {
        const body = new ReadableStream({ cancel: () => void cancelled++ });
        setTimeout(() => resolve(new Response(body, { status: 500 })), 60);
      });
    const retry = { budget: 1, attempts: 2 };
    const client = wholeClient({ servers }, { fetch: late, timeout: 20, retry }, fakeTime());
    const sent = client.send(requestOf(get));
    await expect(after(200, sent)).rejects.toMatchObject({ attempts: 2 });
    expect(cancelled).toBe(2);
  });
});

test("work that has no time left isn't begun", async () => {
  const work = vi.fn(async () => "done");
  for (const milliseconds of [0, -1])
    await expect(limitTime(work, [milliseconds, "limit"], undefined)).rejects.toThrow(
      "the limit is over",
    );
  expect(work).not.toHaveBeenCalled();
});

describe("a timer takes 31 bits, and would fire at once beyond them", () => {
  test.each([
    [2 ** 31 - 1, 1],
    [2 ** 31 - 0.5, 0],
    [2 ** 31, 0],
  ])("a limit of %d ms: %i timers", (milliseconds, timers) => {
    const before = vi.getTimerCount();
    void limitTime(() => new Promise(() => {}), [milliseconds, ""], undefined);
    expect(vi.getTimerCount() - before).toBe(timers);
  });

  test("a pause", async () => {
    const time = fakeTime();
    const fetch: Transport = async () => Response.json({}, { status: 500 });
    const retry = { attempts: 2, baseDelay: 1e12, maxDelay: 1e12 };
    await wholeClient({ servers }, { fetch, retry }, time).send(requestOf(get));
    expect(time.pauses).toEqual([2 ** 31 - 1]);
  });
});

describe("totalTimeout", () => {
  test("holds for all attempts: a pause that would outlast it isn't begun", async () => {
    const { url, received } = await serve((response) => sendJson(response, 503, {}));
    const options = { totalTimeout: 900, retry: { attempts: 9, baseDelay: 800 } };
    const client = wholeClient({ servers: [url] }, options, fakeTime());
    // The test's clock stands still: 800 ms fit, the next pause of 1600 ms does not.
    expect(await client.send(requestOf(get))).toMatchObject({ status: 503, attempts: 2 });
    expect(received).toHaveLength(2);
  });

  test("holds for a stream and for an unread body, while it arrives", async () => {
    const { url } = await serve((response) => {
      response.writeHead(200, { "content-type": "application/jsonl" }).write("1\n");
    });
    const client = wholeClient({ servers: [url] }, { totalTimeout: 150_000 });
    const lines = operation<{ 200: AsyncIterable<unknown> }>({
      method: "GET",
      responses: { 200: jsonLines() },
    });
    const items: unknown[] = [];
    const loop = async (): Promise<void> => {
      for await (const item of await client.call(requestOf(lines))) items.push(item);
    };
    const looping = loop();
    await vi.waitFor(() => expect(items).toEqual([1]));
    await expect(after(150_000, looping)).rejects.toThrow(TimeoutError);
    const body = await client.call(requestOf(lines), { stream: true });
    const text = new Response(body).text();
    await expect(after(150_000, text)).rejects.toMatchObject({ name: "TimeoutError" });
    // Timers end at 24 days; a longer limit is no limit, not an expired one.
    const long = { stream: true, totalTimeout: 2 ** 31, timeout: 300_000 } as const;
    const reader = (await client.call(requestOf(lines), long))!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("1\n");
    await reader.cancel();
  });

  test("cuts an attempt short", async () => {
    const client = wholeClient({ servers }, { fetch: silent, totalTimeout: 20, timeout: 9000 });
    const sent = client.send(requestOf(get), { retry: false });
    await expect(after(20, sent)).rejects.toBeInstanceOf(TimeoutError);
    await expect(sent).rejects.toThrow("attempt(s): the totalTimeout of 20 ms is over");
  });
});

describe("signal", () => {
  test("one that has aborted already: nothing is sent", async () => {
    const { url, received } = await serve((response) => sendJson(response, 200, {}));
    const signal = AbortSignal.abort(new Error("changed my mind"));
    const error = await wholeClient({ servers: [url] })
      .send(requestOf(get), { signal })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ name: "AbortError", attempts: 0, cause: signal.reason });
    expect(received).toHaveLength(0);
  });

  test.each([
    [Symbol("enough"), "Symbol(enough)"],
    [Object.create(null) as object, "object"],
  ])("may be aborted for any reason: %o", async (reason, text) => {
    const signal = AbortSignal.abort(reason);
    const sent = wholeClient({ servers }, { fetch: silent }).send(requestOf(get), { signal });
    await expect(sent).rejects.toMatchObject({ name: "AbortError", cause: reason });
    await expect(sent).rejects.toThrow(text);
  });

  test("has no code where the platform's reason has a number for one", async () => {
    const send = wholeClient({ servers }, { fetch: silent }).send;
    const error: unknown = await send(requestOf(get), { signal: AbortSignal.abort() }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: undefined, message: expect.stringMatching(/aborted$/) });
  });

  test("ends an attempt, and there is no other", async () => {
    const controller = new AbortController();
    const { url, received } = await serve(() => controller.abort());
    const client = wholeClient({ servers: [url] }, {}, fakeTime());
    const sent = client.send(requestOf(get), { signal: controller.signal });
    await expect(sent).rejects.toMatchObject({ name: "AbortError", attempts: 1 });
    expect(received).toHaveLength(1);
  });

  test("ends a pause", async () => {
    const controller = new AbortController();
    const { url } = await serve((response) => sendJson(response, 500, {}));
    const options = { retry: { baseDelay: 60_000, maxDelay: 60_000 } };
    const environment = {
      ...fakeTime(),
      wait: () => {
        controller.abort();
        return new Promise(() => {});
      },
    };
    const client = wholeClient({ servers: [url] }, options, environment);
    const sent = client.send(requestOf(get), { signal: controller.signal });
    await expect(sent).rejects.toMatchObject({ name: "AbortError", attempts: 1 });
  });

  test("ends a pause without leaving its timer to keep the process alive", async () => {
    const controller = new AbortController();
    const { url } = await serve((response) => {
      response.setHeader("retry-after", "50");
      sendJson(response, 503, {});
    });
    const sent = wholeClient({ servers: [url] }).send(requestOf(get), {
      signal: controller.signal,
    });
    sent.catch(() => {});
    const set = vi.spyOn(globalThis, "setTimeout");
    await vi.waitFor(() => expect(set.mock.calls.map(([, delay]) => delay)).toContain(50_000));
    const cleared = vi.spyOn(globalThis, "clearTimeout");
    controller.abort();
    await expect(sent).rejects.toBeInstanceOf(AbortError);
    const at = set.mock.calls.findIndex(([, delay]) => delay === 50_000);
    expect(cleared.mock.calls.flat()).toContain(set.mock.results[at]!.value);
  });

  test("leaves no listener behind on a signal that lives on", async () => {
    const controller = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = controller.signal;
    controller.signal.addEventListener = function (...given: never) {
      listeners++;
      Reflect.apply(addEventListener, this, given);
    };
    controller.signal.removeEventListener = function (...given: never) {
      listeners--;
      Reflect.apply(removeEventListener, this, given);
    };
    const client = wholeClient({ servers }, { fetch: async () => Response.json({}) });
    await client.send(requestOf(get), { signal: controller.signal });
    expect(listeners).toBe(0);
  });

  test("may be shared by many: it has one listener, and ends them all", async () => {
    const listeners = () => getEventListeners(stop.signal, "abort").length;
    const stop = new AbortController();
    const client = wholeClient({ servers }, { fetch: silent });
    const sends = Array.from({ length: 20 }, () =>
      client.send(requestOf(get), { signal: stop.signal }),
    );
    await new Promise(setImmediate);
    expect(listeners()).toBe(1);
    stop.abort();
    const ends = await Promise.allSettled(sends);
    for (const end of ends) expect(end).toMatchObject({ reason: { name: "AbortError" } });
    expect(listeners()).toBe(0);
  });
});
