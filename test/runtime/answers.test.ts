/** What `accept` requests, and how responses that match it or not are read. */
import { expect, test } from "vitest";
import { type AnswersOperation, buildAnswer, only } from "../../templates/runtime/read/answers.js";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import { jsonEvents } from "../../templates/runtime/stream/event-stream.js";
import { jsonBody } from "../../templates/runtime/encode/json.js";
import { any } from "../../templates/runtime/encode/codecs/codec.js";
import { binary, byContentType, empty, json, text } from "../../templates/runtime/read/response.js";
import { makeClient, serve } from "./client-server.js";
import { refusal } from "./refusal.js";

interface Report {
  readonly rows: number;
}

interface Reports {
  "application/json": { 200: Report; 404: { title: string } };
  "text/csv": { 200: string; 404: { title: string } };
  "application/vnd.x+json": { 200: { x: 1 }; 404: { title: string } };
  [key: `image/${string}`]: { 200: Uint8Array; 404: { title: string } };
}

/** New for each test: what was once chosen of an operation is kept. */
const report = (): AnswersOperation<Reports, "application/json"> => ({
  id: "getReport",
  method: "GET",
  path: "/report",
  accept: "application/json, application/problem+json",
  responses: { 200: only(json, "application/vnd.x+json"), 404: json },
  answers: {
    "application/json": {},
    "text/csv": { 200: byContentType({ "text/csv": text }) },
    "application/vnd.x+json": { 200: only(json, "application/json") },
    "image/*": { 200: byContentType({ "image/*": binary }) },
  },
});

interface Chats {
  "application/json": { 200: Report };
  "text/event-stream": { 200: AsyncIterable<unknown> };
}

const chat = (
  byStream?: AnswersOperation<Chats, "application/json">["byStream"],
): AnswersOperation<Chats, "application/json"> => ({
  id: "chat",
  method: "POST",
  path: "/chat",
  body: jsonBody(any),
  accept: "application/json",
  responses: { 200: json },
  answers: { "application/json": {}, "text/event-stream": { 200: jsonEvents() } },
  ...(byStream && { byStream }),
});

test("asks for what is usual, or for the named type alone", () => {
  const getReport = report();
  const acceptOf = (accept?: keyof Reports) =>
    buildAnswer(() => getReport, { accept }).headers["accept"];
  expect(acceptOf()).toBe("application/json, application/problem+json");
  expect(acceptOf("application/json")).toBe("application/json");
  expect(acceptOf("text/csv")).toBe("text/csv");
  expect(acceptOf("image/*")).toBe("image/*");
  expect(acceptOf("image/png")).toBe("image/png");
});

test("says of a request what was asked for, once and for good", () => {
  const getReport = report();
  const request = buildAnswer(() => getReport, { accept: "text/csv" });
  expect(request.operation).toMatchObject({ id: "getReport", method: "GET", path: "/report" });
  expect(request.operation.responses).toEqual({
    200: getReport.answers["text/csv"][200],
    404: json,
  });
  expect(Object.isFrozen(request.operation)).toBe(true);
  expect(Object.isFrozen(request.operation.responses)).toBe(true);
  expect(buildAnswer(() => getReport, { accept: "text/csv" }).operation).toBe(request.operation);
  expect(buildAnswer(() => getReport, {}).operation).toBe(getReport);
  expect(buildAnswer(() => getReport, undefined).operation).toBe(getReport);
});

test.each([
  "text/cvs",
  "toString",
  "__proto__",
  "image/",
  "image/png\r\nx: y",
  "TEXT/CSV",
  "",
  7,
  ["image/png"],
])("refuses what the document doesn't name: %j", (accept) => {
  const getReport = report();
  const call = () => buildAnswer(() => getReport, { accept: accept as "text/csv" });
  expect(refusal(call)).toEqual({ code: "type_mismatch", path: ["accept"] });
  expect(call).toThrow("accept: type_mismatch, accept is one of application/json, text/csv");
  expect(call).toThrow(expect.objectContaining({ name: EncodeError.name, operation: "getReport" }));
});

test("a type within several ranges is read as the narrowest has it", () => {
  const readers = (range: string) => ({ 200: byContentType({ [range]: binary }) });
  const [all, images] = [readers("*/*"), readers("image/*")];
  interface Files {
    [type: `${string}/${string}`]: { 200: Uint8Array };
  }
  for (const answers of [
    { "*/*": all, "image/*": images },
    { "image/*": images, "*/*": all },
  ]) {
    const responses = { 200: binary };
    const file: AnswersOperation<Files, "*/*"> = { ...report(), responses, answers };
    const chosen = (accept: "image/png" | "text/csv") =>
      buildAnswer(() => file, { accept }).operation.responses;
    expect(chosen("image/png")).toEqual(images);
    expect(chosen("text/csv")).toEqual(all);
    const list = () => buildAnswer(() => file, { accept: "text/html, image/png" });
    expect(refusal(list)).toEqual({ code: "type_mismatch", path: ["accept"] });
  }
});

test("refuses all else as ever", () => {
  const refused = (input: unknown) => refusal(() => buildAnswer(() => report(), input as object));
  expect(refused({ accpt: "text/csv" })).toEqual({ code: "unknown_property", path: ["accpt"] });
  expect(refused("text/csv")).toEqual({ code: "type_mismatch", path: [] });
});

test.each<[accept: keyof Reports | undefined, type: string, body: string, data: unknown]>([
  [undefined, "application/json", '{"rows":1}', { rows: 1 }],
  [undefined, "text/plain", '{"rows":1}', { rows: 1 }],
  ["text/csv", "text/csv; charset=utf-8", "1,2", "1,2"],
  ["application/vnd.x+json", "application/vnd.x+json", '{"x":1}', { x: 1 }],
  ["image/png", "image/png", "x", Uint8Array.of(120)],
])("reads what was asked for: %s as %s", async (accept, type, body, data) => {
  const { url } = await serve((response) =>
    response.writeHead(200, { "content-type": type }).end(body),
  );
  const outcome = await makeClient({ servers: [url] }).send(
    buildAnswer(() => report(), { accept }),
  );
  expect(outcome).toMatchObject({ status: 200, ok: true, declared: true, data });
});

test.each<[accept: keyof Reports | undefined, type: string, body: string]>([
  [undefined, "text/csv", "1"],
  [undefined, "application/vnd.x+json", '{"x":1}'],
  ["text/csv", "application/json", '{"rows":1}'],
  ["application/vnd.x+json", "application/json", '{"rows":1}'],
  ["image/png", "application/json", '{"rows":1}'],
])("takes nothing else for it: %s as %s", async (accept, type, body) => {
  const { url } = await serve((response) =>
    response.writeHead(200, { "content-type": type }).end(body),
  );
  const outcome = await makeClient({ servers: [url] }).send(
    buildAnswer(() => report(), { accept }),
  );
  expect(outcome).toMatchObject({ status: 200, ok: false, declared: false });
});

test.each<[body: unknown, accept: string]>([
  [{ stream: true }, "text/event-stream"],
  [{ stream: false }, "application/json"],
  [{ stream: null }, "application/json"],
  [{ stream: "true" }, "application/json"],
  [{ stream: "toString" }, "application/json"],
  [{}, "application/json"],
])("asks for a stream where the body does: %j", (body, accept) => {
  const streaming = chat({ true: "text/event-stream" });
  expect(buildAnswer(() => streaming, { body }).headers["accept"]).toBe(accept);
  const named = buildAnswer(() => streaming, { body, accept: "text/event-stream" });
  expect(named.headers["accept"]).toBe("text/event-stream");
  expect(JSON.parse(String(named.body))).toEqual(body);
});

test("asks for a stream unless the body says no, or whatever it says", () => {
  const acceptOf = (of: AnswersOperation<Chats, "application/json">, stream: boolean) =>
    buildAnswer(() => of, { body: { stream } }).headers["accept"];
  const unless = chat({ false: "text/event-stream" });
  expect(acceptOf(unless, false)).toBe("text/event-stream");
  expect(acceptOf(unless, true)).toBe("application/json");
  expect(acceptOf(chat(), true)).toBe("application/json");
});

test("a body that isn't read stays so", () => {
  expect(only(empty).read?.(new Uint8Array(), new Response())).toBeUndefined();
});
