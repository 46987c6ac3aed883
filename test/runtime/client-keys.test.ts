import { describe, expect, test } from "vitest";
import { IdempotencyError } from "../../templates/runtime/client/api-error.js";
import { keyBinding } from "../../templates/runtime/send/idempotency.js";
import { makeClient, operation, requestOf, sendJson, serve, wholeClient } from "./client-server.js";

const keyed = operation({ idempotencyHeader: "Idempotency-Key" });

async function start() {
  const { url, received } = await serve((response) => sendJson(response, 200, {}));
  return { client: wholeClient({ servers: [url] }), received };
}

describe("a caller's idempotency key", () => {
  test("is sent instead of a random one, and shown in the outcome", async () => {
    const { client, received } = await start();
    const outcome = await client.send(requestOf(keyed), { idempotencyKey: "order-17" });
    expect(received[0]?.headers["idempotency-key"]).toBe("order-17");
    expect(outcome.request.headers["idempotency-key"]).toBe("order-17");
  });

  test("serves one request: with another body, URL or method nothing is sent", async () => {
    const { client, received } = await start();
    const options = { idempotencyKey: "order-17" };
    await client.send(requestOf(keyed), options);
    await client.send(requestOf(keyed), options);
    const header = { "idempotency-key": "order-17" };
    for (const other of [
      { body: "a=2" },
      { url: "/pay/p2" },
      { method: "PATCH" },
      { body: null },
      { body: "a=2", headers: header },
    ]) {
      const sent = client.send(requestOf(keyed, other), other.headers ? {} : options);
      await expect(sent).rejects.toBeInstanceOf(IdempotencyError);
    }
    expect(received).toHaveLength(2);
  });

  test("is bound to the content, not to the bytes of a random boundary", async () => {
    const { client, received } = await start();
    const send = (boundary: string, value: string) =>
      client.send(
        requestOf(keyed, {
          headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
          body: new TextEncoder().encode(`--${boundary}\r\n\r\n${value}\r\n--${boundary}--`),
        }),
        { idempotencyKey: "k" },
      );
    await send("first", "1");
    await send("second", "1");
    await expect(send("third", "2")).rejects.toBeInstanceOf(IdempotencyError);
    expect(received).toHaveLength(2);
  });

  test("tells bytes and texts of the same content alike, and is per client", async () => {
    const { client } = await start();
    const options = { idempotencyKey: "k" };
    await client.send(requestOf(keyed, { body: "a=é" }), options);
    await client.send(requestOf(keyed, { body: new Blob(["a=é"]) }), options);
    await client.send(requestOf(keyed, { body: new TextEncoder().encode("a=é") }), options);
    const other = await start();
    await other.client.send(requestOf(keyed, { body: "b=1" }), options);
  });

  test("isn't compared for a stream, which is sent as it comes", async () => {
    const { client, received } = await start();
    const options = { idempotencyKey: "k" };
    await client.send(requestOf(keyed, { body: "a" }), options);
    const body = new Blob(["b"]).stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
    expect(await client.send(requestOf(keyed, { body }), options)).toMatchObject({ status: 200 });
    expect(received.map(({ body: sent }) => sent)).toEqual(["a", "b"]);
  });

  const wrong: unknown[] = ["", "a b", "é", "x".repeat(256), 5, ["a"]];
  test.each(wrong)("can't be %j", async (given) => {
    const idempotencyKey = given as string;
    const { client, received } = await start();
    const sent = (async () => client.send(requestOf(keyed), { idempotencyKey }))();
    await expect(sent).rejects.toThrow("invalid option: idempotencyKey");
    expect(received).toHaveLength(0);
  });

  test("has no place where the document declares no header for it", async () => {
    const { client, received } = await start();
    const sent = client.send(requestOf(operation()), { idempotencyKey: "k" });
    await expect(sent).rejects.toThrow("POST /pay/{id} has no idempotencyHeader");
    expect(received).toHaveLength(0);
  });
});

test("a key is refused where no operation has a header for it", async () => {
  const client = makeClient({ servers: ["https://a.test"] });
  const sent = client.send(requestOf(operation()), { idempotencyKey: "k" });
  await expect(sent).rejects.toThrow(
    new TypeError("invalid option: idempotencyKey is not declared"),
  );
});

describe("a client that lives long", () => {
  const bind = async (keys: Map<string, string>, key: string): Promise<void> => {
    const bindKey = await keyBinding(keys, key, requestOf(keyed));
    expect(bindKey()).toBeUndefined();
  };
  const names = (count: number, from = 0): [string, string][] =>
    Array.from({ length: count }, (_, i) => [`Idempotency-Key k${from + i}`, ""]);

  test("remembers 10,000 keys: the oldest is forgotten", async () => {
    const keys = new Map(names(9_999));
    await bind(keys, "new");
    expect([keys.size, keys.keys().next().value]).toEqual([10_000, "Idempotency-Key k0"]);
    await bind(keys, "newer");
    expect([keys.size, keys.keys().next().value]).toEqual([10_000, "Idempotency-Key k1"]);
  });

  test("takes a key that is used again for a young one", async () => {
    const keys = new Map<string, string>();
    for (const key of ["a", "b", "a"]) await bind(keys, key);
    expect([...keys.keys()]).toEqual(["Idempotency-Key b", "Idempotency-Key a"]);
  });
});
