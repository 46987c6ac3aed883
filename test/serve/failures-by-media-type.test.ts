/** A failure of several media types: a handler sends each of them, and the client reads it. */
import { beforeAll, expect, it } from "vitest";
import type { Client } from "../../templates/runtime/client/client.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import { packageOf } from "./from-document.js";

const text = { schema: { type: "string" } };
const message = {
  schema: { type: "object", required: ["message"], properties: { message: { type: "string" } } },
};
const problem = {
  schema: { type: "object", required: ["title"], properties: { title: { type: "string" } } },
};
const failing = (content: object) => ({
  200: { description: "", content: { "application/json": message } },
  404: { description: "", content },
});

let modules: Awaited<ReturnType<typeof packageOf>>;

beforeAll(async () => {
  modules = await packageOf({
    servers: [{ url: "https://x.example" }],
    paths: {
      "/several": {
        get: {
          operationId: "several",
          responses: failing({
            "text/plain": text,
            "application/json": message,
            "application/problem+json": problem,
            "image/png": { schema: { type: "string", format: "binary" } },
          }),
        },
      },
      "/alike": {
        get: {
          operationId: "alike",
          responses: failing({ "text/plain": message, "application/json": message }),
        },
      },
      "/texts": {
        get: {
          operationId: "texts",
          responses: failing({ "text/plain": text, "text/html": text }),
        },
      },
    },
  });
});

/** What the client reads of what a function answers. */
async function outcomeOf(name: "several" | "alike" | "texts", answered: object) {
  const { index, handler } = modules;
  const serve = handler.createPartialHandler({ [name]: () => answered });
  const fetch = (url: string, init: RequestInit) => serve(new Request(url, init));
  const { createClient } = index as unknown as { createClient(options: object): Client };
  const request = (index[name] as unknown as () => HttpRequest)();
  const { declared, data } = await createClient({ fetch }).send(request);
  return [declared, data];
}

it("is read by the type that it has", async () => {
  const png = new Uint8Array([1, 2]);
  for (const [type, data] of [
    ["text/plain", "none"],
    ["application/json", { message: "none" }],
    ["application/problem+json", { title: "none" }],
    ["image/png", png],
  ] as const)
    expect(await outcomeOf("several", { status: 404, contentType: type, data })).toEqual([
      true,
      data,
    ]);
  for (const type of ["text/plain", "text/html"])
    expect(await outcomeOf("texts", { status: 404, contentType: type, data: "none" })).toEqual([
      true,
      "none",
    ]);
});

it("is sent as what the data can be, though the request accepts JSON alone", async () => {
  expect(await outcomeOf("several", { status: 404, data: "none" })).toEqual([true, "none"]);
  const { accept } = (modules.index["several"] as unknown as () => HttpRequest)().headers;
  expect(accept).toBe("application/json, application/problem+json");
});

it("is JSON where a text has the same schema, and undeclared in other types", async () => {
  const json = new Response('{"message":"none"}', {
    status: 404,
    headers: { "content-type": "text/plain" },
  });
  expect(await outcomeOf("alike", json)).toEqual([true, { message: "none" }]);
  const page = new Response("<p>", { status: 404, headers: { "content-type": "text/html" } });
  expect(await outcomeOf("several", page)).toEqual([false, "<p>"]);
});
