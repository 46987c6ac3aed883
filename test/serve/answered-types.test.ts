/** Of several media types, one is sent that the data can be. */
import { beforeAll, expect, it, vi } from "vitest";
import type { Answered } from "../../templates/runtime/serve/answers/answer.js";
import { packageOf } from "./from-document.js";

const text = { schema: { type: "string" } };
const object = { schema: { type: "object", properties: { n: { type: "integer" } } } };
const bytes = { schema: { type: "string", format: "binary" } };
const answering = (content: object) => ({ responses: { "200": { description: "", content } } });

let modules: Awaited<ReturnType<typeof packageOf>>;

beforeAll(async () => {
  const both = { "application/json": object, "text/csv": text, "image/png": bytes };
  modules = await packageOf({
    paths: {
      "/a": { get: { operationId: "a", ...answering(both) } },
      "/b": { get: { operationId: "b", ...answering({ "text/csv": text }) } },
    },
  });
});

const told: unknown[] = [];

async function answerOf(name: "a" | "b", accept: string, answered: Omit<Answered, "status">) {
  const { createPartialHandler } = modules.handler;
  const functions = { [name]: () => ({ status: 200, ...answered }) };
  const onError = (error: unknown) => void told.push(String(error));
  const request = () => new Request(`https://x.example/${name}`, { headers: { accept } });
  const served = await createPartialHandler(functions, { onError })(request());
  const fake = modules.fake.createFake();
  fake.on(name, { status: 200, ...answered } as never);
  const faked = await fake.fetch(request().url, { headers: { accept } });
  expect(faked.status).toBe(served.status);
  if (served.status === 500) return 500;
  const body = await served.text();
  expect([faked.headers.get("content-type"), await faked.text()]).toEqual([
    served.headers.get("content-type"),
    body,
  ]);
  return [served.headers.get("content-type"), body];
}

it("whatever the request accepts", async () => {
  const json = ["application/json", '{"n":1}'];
  for (const accept of ["text/csv", "image/png", "application/json", "*/*"])
    expect(await answerOf("a", accept, { data: { n: 1 } })).toEqual(json);
  for (const accept of ["text/csv", "application/json", "*/*"])
    expect(await answerOf("a", accept, { data: "n\n1" })).toEqual(["text/csv", "n\n1"]);
  for (const accept of ["text/csv", "application/json", "*/*"])
    expect((await answerOf("a", accept, { data: new Uint8Array([65]) }))[0 as never]).toBe(
      "image/png",
    );
});

it("or it is a mistake of the function's", async () => {
  const logged = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  expect(await answerOf("b", "text/csv", { data: { n: 1 } })).toBe(500);
  expect(told.pop()).toMatch("the answer is text/csv, and its data can't be sent as that");
  expect(await answerOf("b", "text/csv", { data: [1] })).toBe(500);
  expect(await answerOf("a", "*/*", { data: { n: 1 }, contentType: "text/csv" })).toBe(500);
  expect(await answerOf("a", "*/*", { data: { n: "x" } })).toBe(500);
  expect(await answerOf("a", "*/*", { data: "n", contentType: "text/cvs" })).toBe(500);
  expect(told.pop()).toMatch("the document has no answer of status 200 as text/cvs");
  logged.mockRestore();
});
