/** What operations' functions may return, as the compiler sees it. */
import { expect, expectTypeOf, it } from "vitest";
import type {
  AnswerOf,
  AnyResponse,
  NegotiatingHandler,
} from "../../templates/runtime/serve/handler-types.js";

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

it("data of a range or of default is none of a declared status", () => {
  interface Declared {
    200: { readonly id: string };
    404: { readonly code: number };
    "4XX": undefined;
    default: { readonly message: string };
  }
  type Answer = AnswerOf<Declared>;
  const answers: readonly Answer[] = [
    { status: 404, data: { code: 1 } },
    { status: 422 },
    { status: 499 },
    { status: 503, data: { message: "later" } },
    { status: 302, data: { message: "there" } },
  ];
  expect(answers).toHaveLength(5);
  expectTypeOf<{ status: 200; data: { message: string } }>().not.toExtend<Answer>();
  expectTypeOf<{ status: 404; data: { message: string } }>().not.toExtend<Answer>();
  expectTypeOf<{ status: 404; data: undefined }>().not.toExtend<Answer>();
  expectTypeOf<{ status: 422; data: { message: string } }>().not.toExtend<Answer>();
  // Callers take it for none: a success is declared.
  expectTypeOf<{ status: 201; data: { message: string } }>().not.toExtend<Answer>();
  expectTypeOf<{ status: number; data: { message: string } }>().not.toExtend<Answer>();
});

it("default alone takes any number, and a success where none is declared", () => {
  type Alone = AnswerOf<{ default: { readonly message: string } }>;
  expectTypeOf<{ status: number; data: { message: string } }>().toExtend<Alone>();
  type Beside = AnswerOf<{ 404: undefined; default: { readonly id: string } }>;
  expectTypeOf<{ status: 200; data: { id: string } }>().toExtend<Beside>();
  expectTypeOf<{ status: 404; data: { id: number } }>().not.toExtend<Beside>();
  expectTypeOf<{ status: 100; data: { id: string } }>().not.toExtend<Beside>();
});

it("header fields are demanded where the status has required ones, and take the values of their texts", () => {
  interface Fields {
    201: {
      readonly Location: string;
      readonly "X-Left": `${number}` | null;
      readonly "X-On": "true" | "false" | null;
      readonly "X-Level": "1" | "2" | null;
      readonly "Set-Cookie": string | null;
    };
    "4XX": { readonly "Retry-After": `${number}` | null };
  }
  type Answer = AnswerOf<{ 201: undefined; 204: undefined; "4XX": undefined }, Fields>;
  const answers: readonly Answer[] = [
    { status: 201, headers: { Location: "/1" } },
    { status: 201, headers: { Location: "/1", "X-Left": 3, "X-On": true, "X-Level": 2 } },
    { status: 201, headers: { Location: "/1", "X-Left": 3n, "X-On": "true", "X-Level": "2" } },
    { status: 201, headers: { Location: "/1", ETag: undefined, "Set-Cookie": ["a=1", "b=2"] } },
    { status: 201, headers: { Location: "/1", Link: ["</1>", "</2>"], "Set-Cookie": "a=1" } },
    { status: 204, headers: { "x-any": 1 } },
    { status: 404, headers: { "Retry-After": 10 } },
    { status: 404 },
  ];
  expect(answers).toHaveLength(8);
  type Closed = AnswerOf<{ 201: undefined }, Fields>;
  type Headers = Exclude<Closed["headers"], undefined>;
  expectTypeOf<{ status: 201 }>().not.toExtend<Closed>();
  expectTypeOf<{ Loction: string }>().not.toExtend<Headers>();
  expectTypeOf<{ Location: string; "X-Left": string }>().not.toExtend<Headers>();
  expectTypeOf<{ Location: string; "Set-Cookie": 1 }>().not.toExtend<Headers>();
  expectTypeOf<{ Location: string; "X-On": 1 }>().not.toExtend<Headers>();
  expectTypeOf<{ Location: string; "X-Level": 3 }>().not.toExtend<Headers>();
});

it("an answer has the data of one of the media types", () => {
  interface Answers {
    "application/json": { 200: { readonly text: string }; 404: undefined };
    "text/event-stream": { 200: AsyncIterable<{ readonly data: string }> };
  }
  type Answer = Exclude<Awaited<ReturnType<NegotiatingHandler<object, Answers>>>, AnyResponse>;
  expectTypeOf<{ status: 200; data: { text: string } }>().toExtend<Answer>();
  expectTypeOf<{ status: 200; data: AsyncGenerator<{ data: string }> }>().toExtend<Answer>();
  expectTypeOf<{ status: 404 }>().toExtend<Answer>();
  expectTypeOf<{ status: 200; data: string }>().not.toExtend<Answer>();
});
