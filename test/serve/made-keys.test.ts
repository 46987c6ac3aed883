/** With `idempotencyKeys: true`: the client makes the key, and servers still ask for it. */
import { expect, it } from "vitest";
import { packageOf, sent } from "./from-document.js";

const header = { name: "Idempotency-Key", in: "header", schema: { type: "string" } };
const operation = (isRequired: boolean) => ({
  operationId: "pay",
  parameters: [{ ...header, required: isRequired }],
  responses: { 204: { description: "done" } },
});

it.each([
  [true, 400],
  [false, 204],
])("asks for a key where the document does: %s", async (isRequired, status) => {
  const { handler, index } = await packageOf(
    { paths: { "/pay": { post: operation(isRequired) } } },
    { handler: true, idempotencyKeys: true },
  );
  const handle = handler.createHandler({ pay: () => ({ status: 204 }) });
  const headers = { "Idempotency-Key": "1" };
  expect((await handle(sent(index["pay"]!({ headers })))).status).toBe(204);
  expect((await handle(sent(index["pay"]!({})))).status).toBe(status);
});
