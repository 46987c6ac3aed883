/** The steps of a send: their order, and what each guarantees. */
import { describe, expect, test, vi } from "vitest";
import { DecodeError } from "../../templates/runtime/client/api-error.js";
import type { Attempt } from "../../templates/runtime/send/attempt.js";
import { json } from "../../templates/runtime/read/response.js";
import { bearer } from "../../templates/runtime/send/auth-schemes.js";
import type { ClientOptions } from "../../templates/runtime/client/options.js";
import { retrying } from "../../templates/runtime/send/retry.js";
import { fakeTime, operation, requestOf, wholeClient } from "./client-server.js";

const api = {
  retries: retrying,
  servers: ["https://a.test"],
  schemes: { key: bearer },
  security: [["key"]],
};
const get = operation({ method: "GET", security: api.security });
const keyed = operation({ idempotencyHeader: "Idempotency-Key", security: api.security });

/** Answers with these statuses, one after the other; records the credential of each request. */
function answering(...statuses: number[]) {
  const credentials: (string | undefined)[] = [];
  const fetch = async (_url: string, { headers }: RequestInit): Promise<Response> => {
    credentials.push((headers as Record<string, string>)["authorization"]);
    return Response.json({}, { status: statuses[credentials.length - 1] ?? 200 });
  };
  return { fetch, credentials };
}

/** A function that returns `old`, and `new` after a refresh. */
const auth = ({ refresh }: { refresh: boolean }) => (refresh ? "new" : "old");

/** What a send does, step by step. */
async function stepsOf(options: ClientOptions<unknown>, statuses: number[]): Promise<string> {
  const steps: string[] = [];
  const given = (asked: { refresh: boolean }) => {
    steps.push(asked.refresh ? "refresh" : "authorize");
    return auth(asked);
  };
  const wait = async () => void steps.push("pause");
  const { fetch } = answering(...statuses);
  const watched: typeof fetch = async (...sent) => {
    steps.push("attempt");
    if (!statuses.length) throw new Error("cut");
    const response = await fetch(...sent);
    const whole = response.arrayBuffer.bind(response);
    const arrayBuffer = (): Promise<ArrayBuffer> => {
      steps.push("read");
      return whole();
    };
    return Object.assign(response, { arrayBuffer });
  };
  const environment = { ...fakeTime(), wait };
  const client = wholeClient(api, { auth: given, fetch: watched, ...options }, environment);
  await client.send(requestOf(get)).catch(() => steps.push("error"));
  return [...steps, "done"].join(" ");
}

describe("one step follows the other", () => {
  test.each([
    ["a success", [200], "authorize attempt read done"],
    // What leads to a retry isn't read.
    ["a failure, tried again", [500], "authorize attempt pause attempt read done"],
    [
      "a credential that is refused",
      [401],
      "authorize attempt read refresh pause attempt read done",
    ],
    ["both", [503, 401], "authorize attempt pause attempt read refresh pause attempt read done"],
  ])("%s", async (_name, statuses, steps) => {
    expect(await stepsOf({}, statuses)).toBe(steps);
  });

  test("no answer, and none to hope for", async () => {
    expect(await stepsOf({ retry: { attempts: 1 } }, [])).toBe("authorize attempt error done");
  });
});

describe("a 401", () => {
  test("asks for new credentials before any retry", async () => {
    const { fetch, credentials } = answering(401);
    const time = fakeTime();
    const client = wholeClient(api, { auth, fetch, retry: { statuses: [401] } }, time);
    expect(await client.send(requestOf(get))).toMatchObject({ status: 200, attempts: 2 });
    expect(credentials).toEqual(["Bearer old", "Bearer new"]);
    expect(time.pauses).toEqual([0]);
  });

  test("is tried again as the policy says where new credentials are refused, too", async () => {
    const { fetch, credentials } = answering(401, 401, 401, 401);
    const client = wholeClient(api, { auth, fetch, retry: { statuses: [401] } }, fakeTime());
    const outcome = await client.send(requestOf(get));
    expect(outcome).toMatchObject({ status: 401, attempts: 3, ended: "attempts" });
    expect(credentials).toEqual(["Bearer old", "Bearer new", "Bearer new"]);
  });

  test("asks for them also where its body breaks off", async () => {
    const { fetch, credentials } = answering(401);
    const pull = () => Promise.reject(new Error("cut"));
    const cut: typeof fetch = async (...given) =>
      credentials.length
        ? fetch(...given)
        : new Response(new ReadableStream({ pull }), await fetch(...given));
    const client = wholeClient(api, { auth, fetch: cut }, fakeTime());
    expect(await client.send(requestOf(get))).toMatchObject({ status: 200, attempts: 2 });
    expect(credentials).toEqual(["Bearer old", "Bearer new"]);
  });

  test.each([
    [3, [500, 500, 401]],
    [2, [503, 401]],
  ])("is the end where %i attempts were all", async (attempts, statuses) => {
    const { fetch, credentials } = answering(...statuses);
    const refreshing = vi.fn(auth);
    const options = { auth: refreshing, fetch, retry: { attempts } };
    const outcome = await wholeClient(api, options, fakeTime()).send(requestOf(get));
    expect(outcome).toMatchObject({ status: 401, attempts });
    expect(credentials).toHaveLength(attempts);
    expect(refreshing.mock.calls).toEqual([[{ refresh: false }]]);
  });
});

describe("a clock that somebody sets", () => {
  test("takes no time from a request, and gives it none", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const { fetch, credentials } = answering(500);
      const setting: typeof fetch = (...given) => {
        vi.setSystemTime(Date.now() + 3_600_000);
        return fetch(...given);
      };
      const durations: number[] = [];
      const client = wholeClient(api, {
        auth,
        fetch: setting,
        totalTimeout: 60_000,
        retry: { baseDelay: 0 },
        onAttempt: ({ duration }) => durations.push(duration),
      });
      expect(await client.send(requestOf(get))).toMatchObject({ status: 200, attempts: 2 });
      expect(credentials).toHaveLength(2);
      for (const duration of durations) expect(duration).toBeLessThan(3_600_000);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("what is told of an attempt", () => {
  async function told(response: () => Response): Promise<readonly unknown[]> {
    let clock = 1000;
    const time = { ...fakeTime(), elapsed: () => clock };
    const fetch = async (): Promise<Response> => {
      clock += 70;
      return response();
    };
    const attempts: unknown[] = [];
    const onAttempt = ({ duration, error }: Attempt) => attempts.push(duration, error);
    await wholeClient(api, { auth, fetch, onAttempt }, time).send(requestOf(get));
    return attempts;
  }

  test("is how long it took, and an error if its body isn't what was declared", async () => {
    expect(await told(() => Response.json({}))).toEqual([70, undefined]);
    expect(await told(() => new Response("<p>"))).toEqual([70, expect.any(DecodeError)]);
  });

  test("is no error where its status alone isn't declared", async () => {
    const responses = { 200: json } as {};
    const declaring = requestOf(operation({ method: "GET", responses }));
    const attempts: unknown[] = [];
    const onAttempt = ({ error }: Attempt) => attempts.push(error);
    const fetch = async (): Promise<Response> => Response.json({}, { status: 202 });
    const outcome = await wholeClient(api, { auth, fetch, onAttempt }).send(declaring);
    expect(outcome.error).toBeInstanceOf(DecodeError);
    expect(attempts).toEqual([undefined]);
  });
});

describe("a caller's idempotency key is bound when its request is sent", () => {
  const options = { idempotencyKey: "k" };
  const other = requestOf(keyed, { body: "a=2" });

  test("not where its credential could not be had, or its time was over before", async () => {
    const { fetch, credentials } = answering();
    let clock = 0;
    const time = { ...fakeTime(), elapsed: () => clock };
    const given = [
      () => Promise.reject(new Error("the login server is down")),
      () => Promise.resolve(`${(clock += 100)}`),
      () => Promise.resolve("old"),
    ];
    const client = wholeClient(
      api,
      { auth: () => given.shift()!(), fetch, totalTimeout: 50 },
      time,
    );
    await expect(client.send(requestOf(keyed), options)).rejects.toThrow("login server");
    await expect(client.send(requestOf(keyed), options)).rejects.toThrow("totalTimeout");
    expect(credentials).toEqual([]);
    expect(await client.send(other, options)).toMatchObject({ status: 200 });
  });

  test("and then at once: of two at the same time one is sent", async () => {
    const { fetch, credentials } = answering();
    const client = wholeClient(api, { auth, fetch }, fakeTime());
    const sends = [client.send(requestOf(keyed), options), client.send(other, options)];
    const ends = await Promise.allSettled(sends);
    const [sent, refused] = ends.toSorted((a, b) => a.status.localeCompare(b.status));
    expect(sent).toMatchObject({ status: "fulfilled" });
    expect(refused).toMatchObject({ reason: { name: "IdempotencyError" } });
    expect(credentials).toHaveLength(1);
  });
});
