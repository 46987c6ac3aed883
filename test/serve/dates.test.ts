/** Dates in what a handler gets and gives, where `dates: date` is configured. */
import { expect, it } from "vitest";
import { packageOf, sent } from "./from-document.js";

const at = { type: "string", format: "date-time" };
const due = { type: "integer", format: "unix-time" };
const Order = { type: "object", properties: { at, due, days: { type: "array", items: at } } };
const content = { "application/json": { schema: Order } };
const paths = {
  "/orders/{since}": {
    post: {
      operationId: "post",
      parameters: [
        { name: "since", in: "path", required: true, schema: at },
        { name: "until", in: "query", schema: due },
      ],
      requestBody: { required: true, content },
      responses: { 200: { description: "Done.", content } },
    },
  },
};

const moment = new Date("2026-01-02T03:04:05.000Z");
const seconds = +moment / 1000;

it("a handler gets and gives dates, as its types say", async () => {
  const { handler, index } = await packageOf({ paths }, { dates: "date" });
  let input: unknown;
  const handle = handler.createHandler({
    post: (given: { readonly body: unknown }) => {
      input = given;
      return { status: 200, data: given.body };
    },
  });
  const body = { at: moment, due: moment, days: [moment] };
  const request = index["post"]!({ path: { since: moment }, query: { until: moment }, body });
  const response = await handle(sent(request));
  expect(input).toMatchObject({ path: { since: moment }, query: { until: moment }, body });
  const text = moment.toISOString();
  expect([response.status, await response.json()]).toEqual([
    200,
    { at: text, due: seconds, days: [text] },
  ]);
});

it("what is no date is refused", async () => {
  const { handler } = await packageOf({ paths }, { dates: "date" });
  const handle = handler.createHandler({ post: () => ({ status: 200, data: {} }) });
  const post = (given: object, since = "2026-01-02T03:04:05Z") =>
    handle(
      new Request(`https://shop.example/orders/${since}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(given),
      }),
    );
  const faults = [{ at: "2026-02-30T00:00:00Z" }, { at: "soon" }, { due: 1e300 }, { due: 8e13 }];
  const statuses = faults.map(async (fault) => (await post(fault)).status);
  expect(await Promise.all(statuses)).toEqual([422, 422, 422, 422]);
  expect((await post({}, "2026-02-30T00:00:00Z")).status).toBe(422);
  expect((await post({ at: "2026-12-31T23:59:60Z" })).status).toBe(200);
});
