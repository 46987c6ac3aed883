/** Options that a package's publisher sets, and callers override. */
import { describe, expect, test } from "vitest";
import { withDefaults } from "../../templates/runtime/client/defaults.js";
import type { ClientOptions } from "../../templates/runtime/client/options.js";
import { fakeTime, operation, requestOf, sendJson, serve, wholeClient } from "./client-server.js";

const get = operation({ method: "GET" });

describe("defaults", () => {
  test("apply where the caller says nothing, or undefined", async () => {
    const { url, received } = await serve((response) => sendJson(response, 200, {}));
    const defaults = { baseUrl: `${url}/v2`, headers: { "X-One": "1", "X-Two": "2" } };
    const given = { baseUrl: undefined, headers: { "x-two": "caller", "x-one": undefined } };
    const client = wholeClient({ servers: ["http://none.test"] }, withDefaults(defaults, given));
    await client.send(requestOf(get));
    await client.send(requestOf(get), { headers: { "X-ONE": "send" } });
    expect(received.map(({ url: path }) => path)).toEqual(["/v2/pay/p1", "/v2/pay/p1"]);
    expect(received.map(({ headers }) => [headers["x-one"], headers["x-two"]])).toEqual([
      ["1", "caller"],
      ["send", "caller"],
    ]);
  });

  test("yield to what the caller says", async () => {
    const { url, received } = await serve((response) => sendJson(response, 200, {}));
    const defaults = { baseUrl: "http://none.test", timeout: 1, totalTimeout: false } as const;
    const options = withDefaults(defaults, { baseUrl: url, timeout: false as const });
    expect(options).toEqual({ baseUrl: url, timeout: false, totalTimeout: false, headers: {} });
    await wholeClient({ servers: [] }, options).send(requestOf(get));
    expect(received).toHaveLength(1);
  });

  test("limit each attempt", async () => {
    const fetch = (_url: string, { signal }: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new Error("stopped")));
      });
    const options = withDefaults({ timeout: 5 }, { fetch, retry: false as const });
    const sent = wholeClient({ servers: ["http://a.test"] }, options, fakeTime()).send(
      requestOf(get),
    );
    await expect(sent).rejects.toThrow("timeout of 5 ms");
  });

  test.each<[given: unknown, message: string]>([
    [null, "options must be an object"],
    ["https://a.test", "options must be an object"],
    [{ headers: new Map([["a", "1"]]) }, "invalid option: headers is no plain object"],
    [{ headers: "a" }, "invalid option: headers is no plain object"],
    [{ headers: { "a b": "1" } }, "invalid header a b"],
    [{ baseUrl: null }, "invalid option: baseUrl is no http://host/path"],
    [{ auth: undefined }, "auth is undefined"],
    [
      { tiemout: 1 },
      "unknown option: tiemout, not one of timeout, totalTimeout, headers, fetchOptions, retry, baseUrl, auth, fetch, anySuccess, middleware, onAttempt",
    ],
  ])("hide no mistake of the caller's: %j", (given, message) => {
    const defaults = { baseUrl: "http://a.test", headers: { a: "1" }, timeout: 1 };
    const make = () =>
      wholeClient({ servers: [] }, withDefaults(defaults, given as ClientOptions<unknown>));
    expect(make).toThrow(new TypeError(message));
  });
});
