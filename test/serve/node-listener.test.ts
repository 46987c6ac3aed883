/** Handlers under `node:http`, without a network. */
import { EventEmitter } from "node:events";
import { expect, it, vi } from "vitest";
import type { Handler } from "../../templates/runtime/serve/handler.js";
import { nodeListener, type NodeRequest } from "../../templates/runtime/serve/node-listener.js";

/** What a response gets. @param isFull whether nothing more can be written for now */
class Outgoing extends EventEmitter {
  readonly calls: unknown[] = [];

  constructor(private readonly isFull: boolean) {
    super();
  }

  writeHead(status: number, headers: object): void {
    this.calls.push(["head", status, headers]);
  }

  write(chunk: Uint8Array): boolean {
    this.calls.push(new TextDecoder().decode(chunk));
    return !this.isFull;
  }

  end(): void {
    this.calls.push("end");
  }

  destroy(): void {
    this.calls.push("destroy");
  }
}

function listen(handler: Handler, incoming: Partial<NodeRequest>, isFull = false) {
  const outgoing = new Outgoing(isFull);
  async function* none() {}
  const request = { headers: {}, [Symbol.asyncIterator]: none, ...incoming };
  return { outgoing, ended: nodeListener(handler)(request, outgoing) };
}

async function requestOf(incoming: Partial<NodeRequest>): Promise<Request> {
  let got: Request | undefined;
  await listen(async (request) => new Response(String((got = request))), incoming).ended;
  return got!;
}

it("makes requests", async () => {
  const get = await requestOf({});
  expect([get.method, get.url, get.body]).toEqual(["GET", "http://localhost/", null]);
  const head = await requestOf({ method: "HEAD", url: "/a?b", headers: { host: "shop.example" } });
  expect([head.method, head.url, head.body]).toEqual(["HEAD", "http://shop.example/a?b", null]);
  const headers = { "x-a": "1" };
  for (const method of ["GET", "POST", "TRACE"])
    expect((await requestOf({ method, headers })).headers.get("x-a")).toBe("1");
  expect((await requestOf({ method: "TRACE" })).method).toBe("TRACE");
  for (const method of ["POST", "XTRACE", "TRACEX"]) {
    const request = await requestOf({
      method,
      [Symbol.asyncIterator]: async function* () {
        yield new TextEncoder().encode("body");
      },
    });
    expect([request.method, await request.text()]).toEqual([method, "body"]);
  }
});

it("ends a request whose other end has gone", async () => {
  for (const method of ["GET", "POST", "TRACE"]) {
    const handler = vi.fn<Handler>(async () => new Response());
    const { outgoing, ended } = listen(handler, { method });
    await ended;
    const [[request] = []] = handler.mock.calls;
    expect(request?.signal.aborted).toBe(false);
    outgoing.emit("close");
    expect(request?.signal.aborted).toBe(true);
  }
});

it("refuses what is no request", async () => {
  const handler = vi.fn<Handler>();
  const { outgoing, ended } = listen(handler, { headers: { host: "a b" } });
  await ended;
  expect(outgoing.calls).toEqual([["head", 400, {}], "end"]);
  expect(handler).not.toHaveBeenCalled();
});

it("cuts the connection where no answer comes", async () => {
  const { outgoing, ended } = listen(() => Promise.reject(new Error("none")), {});
  await ended;
  expect(outgoing.calls).toEqual(["destroy"]);
});

it("writes each cookie", async () => {
  const headers = new Headers({ "x-a": "1" });
  for (const cookie of ["a=1", "b=2", "c=3"]) headers.append("set-cookie", cookie);
  const { outgoing, ended } = listen(async () => new Response(null, { headers }), {});
  await ended;
  const written = { "x-a": "1", "set-cookie": ["a=1", "b=2", "c=3"] };
  expect(outgoing.calls).toEqual([["head", 200, written], "end"]);
});

function bodyOf(chunks: readonly string[], cancel: () => void): Response {
  const left = [...chunks];
  const body = new ReadableStream(
    {
      pull(controller) {
        const next = left.shift();
        if (next === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(next));
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
  return new Response(body);
}

it("waits only for readers that are slow, and for each chunk", async () => {
  const fast = listen(async () => bodyOf(["a", "b"], () => {}), {});
  await fast.ended;
  expect(fast.outgoing.calls.slice(1)).toEqual(["a", "b", "end"]);
  const slow = listen(async () => bodyOf(["a", "b"], () => {}), {}, true);
  await vi.waitFor(() => expect(slow.outgoing.calls.slice(1)).toEqual(["a"]));
  slow.outgoing.emit("drain");
  await vi.waitFor(() => expect(slow.outgoing.calls.slice(1)).toEqual(["a", "b"]));
  slow.outgoing.emit("drain");
  await slow.ended;
  expect(slow.outgoing.calls.slice(1)).toEqual(["a", "b", "end"]);
});

it("cancels the body when the other end has gone", async () => {
  const cancel = vi.fn(() => {
    throw new Error("nobody's business");
  });
  const { outgoing, ended } = listen(async () => bodyOf(["a", "b"], cancel), {}, true);
  await vi.waitFor(() => expect(outgoing.calls.length).toBe(2));
  outgoing.emit("close");
  await ended;
  expect(cancel).toHaveBeenCalledOnce();
  expect(outgoing.calls.slice(1)).toEqual(["a", "end"]);
});
