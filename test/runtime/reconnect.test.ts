import { describe, expect, test } from "vitest";
import {
  AbortError,
  ApiError,
  ConnectionError,
  DecodeError,
} from "../../templates/runtime/client/api-error.js";
import type { ClientOptions } from "../../templates/runtime/client/options.js";
import { byContentType, json } from "../../templates/runtime/read/response.js";
import { authorizer } from "../../templates/runtime/send/auth.js";
import { bearer } from "../../templates/runtime/send/auth-schemes.js";
import { jsonEvents } from "../../templates/runtime/stream/event-stream.js";
import { reconnecting, type ReconnectOptions } from "../../templates/runtime/stream/reconnect.js";
import {
  type Handler,
  makeClient,
  operation,
  requestOf,
  sendJson,
  serve,
} from "./client-server.js";

interface Answers {
  200: AsyncIterable<{ readonly data: unknown }>;
}

const asEvents = { "content-type": "text/event-stream" };

interface Setting {
  readonly method?: string;
  readonly options?: ReconnectOptions;
  readonly client?: ClientOptions<() => string>;
  readonly signal?: AbortSignal;
}

/** The data of all events, what ended them, and what the server got. */
async function watch(handler: Handler, setting: Setting = {}) {
  const { method = "GET", options = {}, signal } = setting;
  const { url, received } = await serve(handler);
  const schemes = { key: bearer };
  const api = { servers: [url], credentials: authorizer, schemes, security: [["key"]] };
  const client = makeClient<() => string>(api, { retry: false, ...setting.client });
  const pauses: number[] = [];
  const wait = async (pause: number) => void pauses.push(pause);
  const live = reconnecting(client, options, { wait, random: () => 1 });
  const responses = {
    200: byContentType({ "application/json": json, "text/event-stream": jsonEvents() }),
  };
  const request = requestOf(
    operation<Answers>({ method, responses, security: [["key"]] } as never),
  );
  const data: unknown[] = [];
  let error: unknown;
  try {
    for await (const event of await live.call(request, { signal })) data.push(event.data);
  } catch (thrown) {
    error = thrown;
  }
  const ids = received.map(({ headers }) => headers["last-event-id"]);
  return { data, error, ids, pauses, received };
}

/** Answers each connection with the next text, and cuts it off. */
function cutting(...texts: readonly string[]): Handler {
  return (response, _, count) => {
    response.writeHead(200, asEvents).write(texts[count - 1] ?? "", () => response.destroy());
  };
}

/** The same, with a regular end. */
function ending(...texts: readonly string[]): Handler {
  return (response, _, count) => void response.writeHead(200, asEvents).end(texts[count - 1]);
}

describe("an event stream that breaks off", () => {
  test("goes on behind the last event, until [DONE]", async () => {
    const found = await watch(
      cutting(
        "id: 1\ndata: 1\n\n",
        'id: b\ndata: 2\n\ndata: 3\n\nid: c\ndata: "cut',
        "data: 4\n\ndata: [DONE]\n\n",
      ),
    );
    expect(found).toMatchObject({
      data: [1, 2, 3, 4],
      error: undefined,
      ids: [undefined, "1", "b"],
    });
  });

  test("waits as the server says, also in a block without data; else longer each time", async () => {
    const { pauses } = await watch(cutting("retry: 70\r\n\r\nid: 5\r\n\r\n"), {
      options: { attempts: 2 },
    });
    expect(pauses).toEqual([70, 70]);
    const given = await watch(cutting("id: 5\ndata: 1\n\n"), {
      options: { attempts: 7, delay: 1000 },
    });
    expect(given.pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  test("counts attempts anew after each event, and then throws the lost connection", async () => {
    const found = await watch(cutting("data: 1\n\n", "", "data: 2\n\n", ""), {
      options: { attempts: 2 },
    });
    expect(found.data).toEqual([1, 2]);
    expect(found.error).toBeInstanceOf(ConnectionError);
    expect(found.received).toHaveLength(5);
  });

  test("is not asked for twice without an id, unless by GET", async () => {
    const found = await watch(cutting("data: 1\n\n"), { method: "POST" });
    expect(found).toMatchObject({ data: [1], ids: [undefined] });
    expect(found.error).toBeInstanceOf(ConnectionError);
    const withId = await watch(cutting("id: 1\ndata: 1\n\n", "data: [DONE]\n\n"), {
      method: "POST",
    });
    expect(withId).toMatchObject({ data: [1], error: undefined, ids: [undefined, "1"] });
  });

  test("has fresh credentials at each connection", async () => {
    let count = 0;
    const auth = () => `token${++count}`;
    const handler = cutting("id: 1\ndata: 1\n\n", "data: [DONE]\n\n");
    const { received } = await watch(handler, { client: { auth } });
    expect(received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token1",
      "Bearer token2",
    ]);
  });
});

describe("an event stream that ends", () => {
  test("has ended, if the server gave no id", async () => {
    expect(await watch(ending("data: 1\n\n"))).toMatchObject({
      data: [1],
      error: undefined,
      pauses: [],
    });
  });

  test("goes on behind an id, until attempts bring nothing", async () => {
    const found = await watch(ending("id: 1\ndata: 1\n\n", "id: 2\ndata: 2\n\n"), {
      options: { attempts: 2 },
    });
    expect(found).toMatchObject({
      data: [1, 2],
      error: undefined,
      ids: [undefined, "1", "2", "2"],
    });
  });

  test("has ended where the server takes the id back, and with 204", async () => {
    const back = await watch(ending("id: 1\ndata: 1\n\nid\ndata: 2\n\n"));
    expect(back).toMatchObject({ data: [1, 2], pauses: [] });
    const none: Handler = (response, _, count) =>
      void (count > 1
        ? response.writeHead(204).end()
        : response.writeHead(200, asEvents).end("id: 1\ndata: 1\n\n"));
    expect(await watch(none)).toMatchObject({ data: [1], error: undefined, ids: [undefined, "1"] });
  });
});

test("a refusal, and an event that can't be read, are errors", async () => {
  const refused = await watch((response, _, count) =>
    count > 1 ? sendJson(response, 403, {}) : cutting("id: 1\ndata: 1\n\n")(response, _, 1),
  );
  expect(refused.data).toEqual([1]);
  expect(refused.error).toBeInstanceOf(ApiError);
  const broken = await watch(cutting("id: 1\ndata: {\n\n"));
  expect(broken).toMatchObject({ pauses: [] });
  expect(broken.error).toBeInstanceOf(DecodeError);
});

test("an abort ends it, also in a pause", async () => {
  const stop = new AbortController();
  const { url, received } = await serve(cutting("id: 1\ndata: 1\n\n"));
  const client = makeClient({ servers: [url] }, { retry: false });
  const wait = async () => stop.abort();
  const live = reconnecting(client, {}, { wait, random: () => 1 });
  const request = requestOf(
    operation<Answers>({ method: "GET", responses: { 200: jsonEvents() } } as never),
  );
  const events = (await live.call(request, { signal: stop.signal }))[Symbol.asyncIterator]();
  expect(await events.next()).toMatchObject({ value: { data: 1 } });
  await expect(events.next()).rejects.toBeInstanceOf(AbortError);
  expect(await events.next()).toEqual({ done: true, value: undefined });
  expect(received).toHaveLength(1);
});

test("another answer is read as ever", async () => {
  const { url } = await serve((response) => sendJson(response, 200, { a: 1 }));
  const live = reconnecting(makeClient({ servers: [url] }));
  const responses = {
    200: byContentType({ "application/json": json, "text/event-stream": jsonEvents() }),
  };
  const request = requestOf(operation({ method: "GET", responses } as never));
  expect(await live.call(request)).toEqual({ a: 1 });
  expect(await live.send(request)).toMatchObject({
    status: 200,
    ok: true,
    declared: true,
    attempts: 1,
  });
});

test("an undeclared success is taken for the declared one, if the client is told so", async () => {
  const { url } = await serve((response) =>
    response.writeHead(201, asEvents).end("data: 1\n\ndata: [DONE]\n\n"),
  );
  const responses = { 200: byContentType({ "text/event-stream": jsonEvents() }) };
  const request = requestOf(operation<Answers>({ method: "GET", responses } as never));
  const liveWith = (anySuccess: boolean) =>
    reconnecting(makeClient({ servers: [url] }, { anySuccess }));
  const data: unknown[] = [];
  for await (const event of await liveWith(true).call(request)) data.push(event.data);
  expect(data).toEqual([1]);
  await expect(liveWith(false).call(request)).rejects.toThrow(DecodeError);
});

test("a misspelt option is refused", () => {
  const client = makeClient({ servers: ["https://a.example"] });
  expect(() => reconnecting(client, { attemps: 3 } as never)).toThrow("unknown option: attemps");
  expect(() => reconnecting(client, { attempts: 0 })).toThrow("invalid option: attempts");
});
