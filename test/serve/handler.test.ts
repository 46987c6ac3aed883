/** A handler answers by the document. */
import { describe, expect, it, vi } from "vitest";
import { makeHandler, type HandlerOptions } from "../../templates/runtime/serve/handler.js";
import type { Problem } from "../../templates/runtime/serve/problem.js";
import { anyRule, stringRule } from "../../templates/runtime/validate/scalars.js";
import { shop } from "./orders.js";

const base = "https://shop.example/v1";

const handlers = {
  createOrder: ({ body }: { body: { amount: number } }) => ({
    status: 201,
    data: { id: "1", amount: body.amount },
  }),
  getOrder: ({ path }: { path: { id: string } }) =>
    path.id === "7" ? { status: 200, data: { id: "7", amount: 1 } } : { status: 404 },
  getOwnOrders: () => ({ status: 200, data: [] }),
  followOrder: async () => ({
    status: 200,
    data: (async function* () {
      yield { id: "1", amount: 1 };
      yield { event: "paid", data: { id: "1", amount: 2 } };
    })(),
  }),
};

const handler = (options: HandlerOptions = {}) =>
  makeHandler(shop, handlers, { authenticate: false, ...options });

const post = (body: string, type = "application/json") =>
  new Request(`${base}/orders`, { method: "POST", body, headers: { "content-type": type } });

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return (await response.json()) as {
    readonly title: string;
    readonly issues: readonly object[];
  };
}

it("refuses options that are misspelt, or mean nothing", () => {
  const make = (options: object) => () => makeHandler(shop, {}, options as HandlerOptions);
  expect(make({ checkAnswer: true })).toThrow(
    "unknown option: checkAnswer, not one of authenticate, checkAnswers, onProblem, onError, limits",
  );
  expect(make({ limits: { dept: 1 } })).toThrow("unknown option: limits.dept, not one of depth,");
  expect(make({ limits: { depth: "1" } })).toThrow("limits.depth is no number of 0 or more");
  // It would count as `false`: nobody would be asked for credentials.
  expect(make({ authenticate: null })).toThrow("authenticate is neither a function nor false");
});

describe("routing", () => {
  it("decodes the input, and writes what the function returns", async () => {
    const response = await handler()(post('{"amount": 3}'));
    expect(response.status).toBe(201);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({ id: "1", amount: 3 });
  });

  it.each([
    ["below the server's path", `${base}/orders/7`, 200],
    ["without it", "https://shop.example/orders/7", 200],
    ["with a slash at the end", `${base}/orders/7/`, 200],
    ["percent-encoded", `${base}/orders/%37`, 200],
    ["static before variable", `${base}/orders/mine`, 200],
    ["a status without a body", `${base}/orders/8`, 404],
    ["a path that nobody has", `${base}/carts`, 404],
    ["a segment too many", `${base}/orders/7/8`, 404],
  ])("%s", async (_, url, status) => {
    expect((await handler()(new Request(url))).status).toBe(status);
  });

  it("answers HEAD as GET without a body", async () => {
    const response = await handler()(new Request(`${base}/orders/7`, { method: "HEAD" }));
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it("answers HEAD where there is no body, no path, or an operation of its own", async () => {
    const head = (path: string) => new Request(`${base}${path}`, { method: "HEAD" });
    expect((await handler()(head("/orders/8"))).status).toBe(404);
    const unknown = await handler()(head("/carts"));
    expect([unknown.status, (await problemOf(unknown)).title]).toEqual([404, "Not Found"]);
    const operations = [{ id: "peek", method: "HEAD", path: "/carts", answers: { 204: {} } }];
    const peek = () => ({ status: 204 });
    const own = makeHandler({ operations, bases: ["/v1"] }, { peek });
    expect((await own(head("/carts"))).status).toBe(204);
    const put = await own(new Request(`${base}/carts`, { method: "PUT" }));
    expect([put.headers.get("allow"), (await problemOf(put)).title]).toEqual([
      "HEAD, OPTIONS",
      "Method Not Allowed",
    ]);
  });

  it("tells the methods of a path", async () => {
    const options = await handler()(new Request(`${base}/orders/7`, { method: "OPTIONS" }));
    expect([options.status, options.headers.get("allow")]).toEqual([
      204,
      "DELETE, GET, HEAD, OPTIONS",
    ]);
    const put = await handler()(new Request(`${base}/orders/7`, { method: "PUT" }));
    expect([put.status, put.headers.get("allow")]).toEqual([405, "DELETE, GET, HEAD, OPTIONS"]);
  });

  it("tells each method once", async () => {
    const served = { answers: { 200: {} }, path: "/" };
    const operations = ["GET", "HEAD", "OPTIONS"].map((method) => ({
      id: method,
      method,
      ...served,
    }));
    const put = new Request("https://shop.example/", { method: "PUT" });
    const response = await makeHandler({ operations, bases: [] }, {})(put);
    expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });

  it.each([
    ["/%C3%A9%41", "é", "A"],
    ["/ab", "a", "b"],
    ["/%", "%25", undefined],
  ])("cuts no percent-encoding between variables: %s", async (path, m, n) => {
    const format = { kind: "style", style: "simple", explode: false } as const;
    const parameters = ["m", "n"].map((name) => {
      return { in: "path", name, required: true, rule: stringRule(), format } as const;
    });
    const operations = [
      { id: "get", method: "GET", path: "/{m}{n}", parameters, answers: { 200: {} } },
    ];
    let read: unknown;
    const get = (call: { path: object }) => {
      read = call.path;
      return { status: 200 };
    };
    const url = new Request(`https://shop.example${path}`);
    const response = await makeHandler({ operations, bases: [] }, { get })(url);
    expect(response.status).toBe(n === undefined ? 404 : 200);
    expect(read).toEqual(n === undefined ? undefined : { m, n });
  });

  it("cuts a segment at the last text between variables", async () => {
    const format = { kind: "style", style: "simple", explode: false } as const;
    const parameters = ["name", "ext"].map((name) => {
      return { in: "path", name, required: true, rule: stringRule(), format } as const;
    });
    const operations = [
      { id: "get", method: "GET", path: "/{name}.{ext}", parameters, answers: { 200: {} } },
    ];
    let read: unknown;
    const get = (call: { path: object }) => {
      read = call.path;
      return { status: 200 };
    };
    const url = new Request("https://shop.example/a.tar.gz");
    await makeHandler({ operations, bases: [] }, { get })(url);
    expect(read).toEqual({ name: "a.tar", ext: "gz" });
  });

  it("takes no function that all objects have", async () => {
    const operations = [{ id: "toString", method: "GET", path: "/text", answers: { 200: {} } }];
    const response = await makeHandler(
      { operations, bases: [] },
      {},
    )(new Request("https://shop.example/text"));
    expect(response.status).toBe(501);
  });

  it("gives a response of a function's own as it is", async () => {
    const own = new Response("own", { status: 299 });
    const serve = makeHandler(shop, { getOwnOrders: () => own });
    expect(await serve(new Request(`${base}/orders/mine`))).toBe(own);
  });

  it("refuses an answer that isn't declared", async () => {
    const wrong = makeHandler(shop, { getOwnOrders: () => ({ status: 206, data: [] }) });
    expect((await wrong(new Request(`${base}/orders/mine`))).status).toBe(500);
  });

  it("says so where an operation has no function", async () => {
    const response = await handler()(new Request(`${base}/orders/7`, { method: "DELETE" }));
    expect([response.status, (await problemOf(response)).title]).toEqual([501, "Not Implemented"]);
  });
});

describe("refusals", () => {
  it("name each misfit with its place (422)", async () => {
    const response = await handler()(post('{"amount": 0, "note": 1}'));
    expect(response.status).toBe(422);
    expect((await problemOf(response)).issues).toEqual([
      { path: ["body", "amount"], message: "expected at least 1", keyword: "minimum" },
      { path: ["body", "note"], message: "expected a string", keyword: "type" },
    ]);
  });

  it("are the caller's to write", async () => {
    const onProblem = () => new Response("no", { status: 418 });
    expect((await handler({ onProblem })(post('{"amount": 0}'))).status).toBe(418);
  });

  it("don't show what a function throws", async () => {
    const thrown: unknown[] = [];
    const failing = makeHandler(
      shop,
      { getOwnOrders: () => Promise.reject(new Error("secret")) },
      { onError: (error) => void thrown.push(error) },
    );
    const response = await failing(new Request(`${base}/orders/mine`));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
    expect(String(thrown[0])).toContain("secret");
  });

  it("hold the function to the document, and tell the places of its data to the program alone", async () => {
    const onError = vi.fn();
    const onProblem = vi.fn(({ status }: Problem) => new Response(null, { status }));
    const served = { getOwnOrders: () => ({ status: 200, data: [{ id: 1 }] }) };
    for (const options of [{}, { onProblem }]) {
      const lying = makeHandler(shop, served, { ...options, onError });
      const response = await lying(new Request(`${base}/orders/mine`));
      expect(response.status).toBe(500);
      expect(await response.text()).not.toMatch(/detail|issues|amount/);
      expect(onError.mock.lastCall?.[0].problem.issues).toHaveLength(2);
    }
    const told = { status: 500, title: "Internal Server Error" };
    expect(onProblem.mock.calls.map(([problem]) => problem)).toEqual([told]);
    const trusting = makeHandler(
      shop,
      { getOwnOrders: () => ({ status: 200, data: [{ id: 1 }] }) },
      { checkAnswers: false },
    );
    expect((await trusting(new Request(`${base}/orders/mine`))).status).toBe(200);
  });
});

describe("streams", () => {
  const follow = (accept: string) =>
    handler()(new Request(`${base}/orders/1/events`, { headers: { accept } }));

  it("writes events", async () => {
    expect(await (await follow("text/event-stream")).text()).toBe(
      'data: {"id":"1","amount":1}\n\nevent: paid\ndata: {"id":"1","amount":2}\n\n',
    );
  });

  it("writes lines where these are wanted more", async () => {
    const response = await follow("text/event-stream;q=0.5, text/html, application/jsonl; q=0.9");
    expect(response.headers.get("content-type")).toBe("application/jsonl");
    const refused = await follow("text/event-stream;q=0, */*;q=0.1");
    expect(refused.status).toBe(200);
  });

  it("is what the data can be, where the request says another or nothing", async () => {
    const contents = {
      "application/json": { format: "json", rule: anyRule() },
      "text/event-stream": { format: "events", rule: anyRule() },
    } as const;
    const [operation] = shop.operations.filter(({ id }) => id === "followOrder");
    const served = { ...shop, operations: [{ ...operation!, answers: { 200: { contents } } }] };
    const typeOf = async (data: unknown, accept: string) => {
      const serve = makeHandler(
        served,
        { followOrder: () => ({ status: 200, data }) },
        { authenticate: false },
      );
      const request = new Request(`${base}/orders/1/events`, { headers: { accept } });
      return (await serve(request)).headers.get("content-type");
    };
    const items = async function* () {};
    for (const accept of ["*/*", "application/json", "text/event-stream"]) {
      expect(await typeOf(items(), accept)).toBe("text/event-stream");
      expect(await typeOf({ next: 1 }, accept)).toBe("application/json");
    }
    expect(await typeOf([], "text/event-stream")).toBe("text/event-stream");
    expect(await typeOf([], "*/*")).toBe("application/json");
  });

  const written = async (...items: readonly unknown[]) => {
    const followOrder = () => ({ status: 200, data: items });
    const serve = makeHandler(shop, { followOrder }, { authenticate: false });
    return (await serve(new Request(`${base}/orders/1/events`))).text();
  };

  it("keeps each item one event, whatever ends its lines", async () => {
    const [first, second, third] = [{ data: "a\r\nb" }, { data: "c\rd" }, { data: "e\nid: 9" }];
    expect(await written(first, second, third)).toBe(
      "data: a\ndata: b\n\ndata: c\ndata: d\n\ndata: e\ndata: id: 9\n\n",
    );
    expect(await written({ id: 7, retry: 100, data: "a" })).toBe("id: 7\nretry: 100\ndata: a\n\n");
    await expect(written({ event: "a\ndata: forged", data: "b" })).rejects.toThrow("line break");
    await expect(written({ id: "a\r", data: "b" })).rejects.toThrow("line break");
  });

  describe("end what makes the items", () => {
    let isEnded = false;
    async function* endless(item: unknown) {
      isEnded = false;
      try {
        for (;;) yield item;
      } finally {
        isEnded = true;
      }
    }
    const answer = (method: string, item: unknown) => {
      const followOrder = () => ({ status: 200, data: endless(item) });
      const serve = makeHandler(shop, { followOrder }, { authenticate: false });
      return serve(new Request(`${base}/orders/1/events`, { method }));
    };

    it("where only the head is asked for", async () => {
      const response = await answer("HEAD", { data: "a" });
      expect([response.status, response.body]).toEqual([200, null]);
      await expect.poll(() => isEnded).toBe(true);
    });

    it("where one of them can't be written", async () => {
      await expect((await answer("GET", { id: "a\r", data: "b" })).text()).rejects.toThrow("break");
      await expect.poll(() => isEnded).toBe(true);
    });
  });

  it("writes lines, where these are accepted", async () => {
    const response = await follow("application/jsonl");
    expect(response.headers.get("content-type")).toBe("application/jsonl");
    expect((await response.text()).split("\n")[0]).toBe('{"id":"1","amount":1}');
  });
});
