/** What operations' functions may return, as the compiler sees it. */
import { expect, expectTypeOf, it } from "vitest";
import type { AnswerOf } from "../../templates/runtime/serve/handler-types.js";

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
