import { describe, expect, expectTypeOf, test } from "vitest";
import { type AnswersOperation, buildAnswer } from "../../templates/runtime/read/answers.js";
import { ApiError } from "../../templates/runtime/client/api-error.js";
import { build } from "../../templates/runtime/encode/build.js";
import { jsonBody } from "../../templates/runtime/encode/json.js";
import { object, string } from "../../templates/runtime/encode/codecs/codec.js";
import {
  type HttpRequest,
  type Operation,
  required,
} from "../../templates/runtime/encode/operation.js";
import type { Success } from "../../templates/runtime/client/outcome.js";
import { json, text } from "../../templates/runtime/read/response.js";
import { isApiError } from "../../templates/runtime/client/typed-error.js";
import { makeClient } from "./client-server.js";

interface Problem {
  readonly title: string;
}
interface Trouble {
  readonly trouble: number;
}
interface Responses {
  200: { readonly id: string };
  422: Problem;
  "5XX": Trouble;
}

const operation = (): Operation<Responses> => ({
  id: "createOrder",
  method: "POST",
  path: "/orders",
  body: required(jsonBody(object({ name: string }))),
  responses: { 200: json, 422: json, "5XX": json },
});
const [one, another] = [operation(), operation()];
interface CreateOrder {
  readonly body: { readonly name: string };
}
const createOrder = (input: CreateOrder): HttpRequest<Responses> => build(() => one, input);
/** Of another client, with the same name. */
const createOther = (input: CreateOrder): HttpRequest<Responses> => build(() => another, input);

async function errorOf(status: number, data: unknown): Promise<unknown> {
  const fetch = async () => (data instanceof Response ? data : Response.json(data, { status }));
  const client = makeClient({ servers: ["https://a.example"] }, { fetch, retry: false });
  return client.call(createOrder({ body: { name: "a" } })).catch((error: unknown) => error);
}

describe("isApiError", () => {
  test("knows the operation, by itself and not by what it is called", async () => {
    const error = await errorOf(422, { title: "No." });
    expect(isApiError(error)).toBe(true);
    expect(isApiError(error, createOrder)).toBe(true);
    expect(isApiError(error, createOther)).toBe(false);
    expect(isApiError(error, createOther, createOrder)).toBe(true);
  });

  test.each([
    ["a status that isn't declared", 404, {}],
    ["a body that isn't", 502, new Response("<html>", { status: 502 })],
  ])("is not true for %s", async (_, status, data) => {
    const error = await errorOf(status, data);
    expect(isApiError(error)).toBe(true);
    expect(isApiError(error, createOrder)).toBe(false);
  });

  test("is not true for what is no ApiError", () => {
    for (const error of [undefined, null, new Error("ApiError"), { name: "ApiError" }])
      expect([isApiError(error), isApiError(error, createOrder)]).toEqual([false, false]);
  });

  test("sends nothing, builds nothing, and takes functions around those that are generated", async () => {
    const error = await errorOf(422, { title: "No." });
    const built: unknown[] = [];
    const wrapped = (input: CreateOrder) => {
      const request = createOrder({ ...input, body: { ...input.body, name: "b" } });
      built.push(request);
      return request;
    };
    const request = createOrder({ body: { name: "fixed" } });
    const method = Object.assign(() => Promise.reject(new Error("sent")), { request: createOrder });
    expect(isApiError(error, wrapped)).toBe(true);
    expect(isApiError(error, () => request)).toBe(true);
    expect(isApiError(error, method)).toBe(true);
    const broken = (input: CreateOrder) => createOrder({ body: { name: input.body.name } });
    expect(isApiError(error, broken)).toBe(false);
    expect(built).toEqual([]);
  });

  test("knows an operation whatever media type was asked for", async () => {
    const report = {
      ...operation(),
      body: undefined,
      answers: { "application/json": {}, "text/csv": { 200: text } },
    } as unknown as AnswersOperation<Answers, "application/json">;
    const get = <A extends keyof Answers = "application/json">(input: { readonly accept?: A }) =>
      buildAnswer<Answers, "application/json", A>(() => report, input);
    const fetch = async () => Response.json({ title: "No." }, { status: 422 });
    const client = makeClient({ servers: ["https://a.example"] }, { fetch, retry: false });
    for (const accept of ["application/json", "text/csv"] as const) {
      const error: unknown = await client.call(get({ accept })).catch((thrown: unknown) => thrown);
      expect([isApiError(error, get), isApiError(error, createOrder)]).toEqual([true, false]);
    }
  });

  test("leaves errors short", async () => {
    const error = await errorOf(422, { title: "No." });
    expect(Object.keys(error as ApiError)).not.toContain("source");
    expect((error as ApiError).source).toBe(one);
  });
});

// Never called: only the type checker reads them.
export function narrows(error: unknown): void {
  if (isApiError(error)) {
    expectTypeOf(error.data).toEqualTypeOf<unknown>();
    expectTypeOf(error.status).toEqualTypeOf<number>();
  }
  if (isApiError(error, createOrder)) {
    expectTypeOf(error.data).toEqualTypeOf<Problem | Trouble>();
    expectTypeOf(error).toExtend<ApiError>();
    if (error.status === 422) expectTypeOf(error.data).toEqualTypeOf<Problem>();
    else expectTypeOf(error.data).toEqualTypeOf<Trouble>();
    // @ts-expect-error: it isn't declared
    if (error.status === 404) return;
  }
  const generic = isApiError(error, getReport);
  if (generic && error.status === 404) expectTypeOf(error.data).toEqualTypeOf<Problem>();
  const either = isApiError(error, createOrder, getReport);
  if (either && error.status === 500) expectTypeOf(error.data).toEqualTypeOf<Trouble>();
  // @ts-expect-error: it sends
  isApiError(error, async (input: CreateOrder) => createOrder(input));
}

interface Answers {
  "application/json": { 200: Success<Responses>; 404: Problem };
  "text/csv": { 200: string; 404: Problem };
}
declare function getReport<A extends keyof Answers = "application/json">(input: {
  readonly accept?: A;
}): HttpRequest<Answers[A]>;

test("takes what is no operation for none", async () => {
  const error = await errorOf(422, { title: "no" });
  for (const other of [null, 5, "createOrder", {}, [], () => ({})])
    expect(isApiError(error, other as never)).toBe(false);
});
