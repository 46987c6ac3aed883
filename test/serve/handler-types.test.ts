/** What operations' functions may return, as the compiler sees it. */
import { expect, expectTypeOf, it } from "vitest";
import type { AnswerOf, NegotiatingHandler } from "../../templates/runtime/serve/handler-types.js";

interface Responses {
  200: { readonly id: string };
  404: undefined;
  410: undefined | { readonly since: string };
  "5XX": unknown;
}

type Answer = AnswerOf<Responses>;

it("data is demanded where the status has some, and only there", () => {
  const answers: readonly Answer[] = [
    { status: 200, data: { id: "1" } },
    { status: 404 },
    { status: 410 },
    { status: 410, data: { since: "today" } },
    { status: 503 },
    { status: 503, data: 7 },
  ];
  expect(answers).toHaveLength(6);
  type Closed = AnswerOf<Pick<Responses, 200 | 404>>;
  expectTypeOf<{ status: 200 }>().not.toExtend<Closed>();
  expectTypeOf<{ status: 404; data: { id: string } }>().not.toExtend<Closed>();
  expectTypeOf<{ status: 500 }>().not.toExtend<Closed>();
});

it("an answer has the data of one of the media types", () => {
  interface Answers {
    "application/json": { 200: { readonly text: string }; 404: undefined };
    "text/event-stream": { 200: AsyncIterable<{ readonly data: string }> };
  }
  type Answer = Exclude<Awaited<ReturnType<NegotiatingHandler<object, Answers>>>, Response>;
  expectTypeOf<{ status: 200; data: { text: string } }>().toExtend<Answer>();
  expectTypeOf<{ status: 200; data: AsyncGenerator<{ data: string }> }>().toExtend<Answer>();
  expectTypeOf<{ status: 404 }>().toExtend<Answer>();
  expectTypeOf<{ status: 200; data: string }>().not.toExtend<Answer>();
});
