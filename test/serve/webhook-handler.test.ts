/** What a webhook handler answers, message by message. */
import { Stripe } from "stripe";
import { expect, it, vi } from "vitest";
import { stripeSignature } from "../../templates/runtime/serve/webhooks/stripe-signature.js";
import {
  makeWebhookHandler,
  type ServedMessage,
} from "../../templates/runtime/serve/webhooks/webhook-handler.js";
import type { WebhookOptions } from "../../templates/runtime/serve/webhooks/webhook-types.js";
import { note } from "../../templates/runtime/validate/checks.js";
import { anyRule, integerRule } from "../../templates/runtime/validate/scalars.js";

const message = (name: string, ...methods: readonly string[]): ServedMessage => ({
  name,
  methods,
  rule: anyRule(),
});
const paid = message("paid", "PUT", "POST");
const gone = message("gone", "POST");
const send = (body: string | null = null) =>
  new Request("https://me.example/hooks", { method: "POST", body });

/** The names of the functions that were called, and the status. */
async function answerOf(
  messages: readonly ServedMessage[],
  request: Request,
  options: Partial<WebhookOptions> = {},
) {
  const called: unknown[] = [];
  const all = ["paid", "gone", "type"].map((name) => {
    return [
      name,
      ({ message: got }: { message: unknown }) => void called.push([name, got]),
    ] as const;
  });
  const handler = makeWebhookHandler(messages, Object.fromEntries(all), {
    verify: false,
    ...options,
  });
  const response = await handler(request);
  return { response, status: response.status, called };
}

it("finds the name of a message in `type` or `event`, where there are several", async () => {
  const named = async (sent: unknown) => {
    const { status, called } = await answerOf([paid, gone], send(JSON.stringify(sent)));
    expect(status).toBe(204);
    return called;
  };
  for (const sent of [{ type: "paid" }, { event: "paid" }, { type: 1, event: "paid" }])
    expect(await named(sent)).toEqual([["paid", sent]]);
  expect(await named({ type: "gone", event: "paid" })).toMatchObject([["gone", {}]]);
  for (const sent of [null, "paid", ["paid"], { name: "paid" }, { type: "type" }])
    expect(await named(sent)).toEqual([]);
});

it("calls no function that all objects have", async () => {
  const messages = [paid, message("valueOf", "POST")];
  expect((await answerOf(messages, send('{"type":"valueOf"}'))).status).toBe(204);
});

it("needs no name where there is one message, and takes all where there is none", async () => {
  const { called } = await answerOf([paid], send("[1]"));
  expect(called).toEqual([["paid", [1]]]);
  expect(await answerOf([paid], send("[1]"), { nameOf: () => undefined })).toMatchObject({
    status: 204,
    called: [],
  });
  expect((await answerOf([], send("1"))).status).toBe(405);
});

it("tells each method once, sorted", async () => {
  const patch = new Request("https://me.example/hooks", { method: "PATCH", body: "1" });
  const { response, status } = await answerOf([paid, gone], patch);
  expect([status, response.headers.get("allow")]).toEqual([405, "POST, PUT"]);
  expect(await response.json()).toEqual({
    type: "about:blank",
    status: 405,
    title: "Method Not Allowed",
  });
});

it("asks who has sent the bytes", async () => {
  const verify = vi.fn(async () => undefined);
  const request = send('"é"');
  expect((await answerOf([paid], request, { verify })).status).toBe(204);
  expect(verify.mock.calls).toEqual([[new TextEncoder().encode('"é"'), request]]);
  const empty = vi.fn();
  expect((await answerOf([paid], send(), { verify: empty })).called).toEqual([["paid", undefined]]);
  expect(empty.mock.calls[0]).toEqual([new Uint8Array(), expect.anything()]);
});

it("tells why a sender isn't known, but not what is wrong with the program", async () => {
  const refusal = async (verify: WebhookOptions["verify"], onError?: () => void) => {
    const { response } = await answerOf([paid], send("1"), { verify, onError });
    return (await response.json()) as unknown;
  };
  const forbidden = { type: "about:blank", status: 403, title: "Forbidden" };
  expect(await refusal(async () => false)).toEqual(forbidden);
  const late = () => Promise.reject(new Error("too late"));
  expect(await refusal(late)).toEqual({ ...forbidden, detail: "too late" });
  const onError = vi.fn();
  const failed = await refusal(() => Promise.reject(new TypeError("no secret")), onError);
  expect(failed).toMatchObject({ status: 500, title: "Internal Server Error" });
  expect(onError).toHaveBeenCalledOnce();
});

it("knows senders by Stripe's scheme", async () => {
  const signing = { payload: "1", secret: "whsec_a" };
  const signature = new Stripe("sk_test").webhooks.generateTestHeaderString(signing);
  for (const [secret, status] of [
    ["whsec_a", 204],
    ["whsec_b", 403],
  ] as const) {
    const request = send("1");
    request.headers.set("stripe-signature", signature);
    const verify = stripeSignature(secret);
    expect((await answerOf([paid], request, { verify })).status).toBe(status);
  }
});

it("isn't made where nothing says who has sent a message", () => {
  const none = JSON.parse("{}") as WebhookOptions;
  expect(() => makeWebhookHandler([paid], {}, none)).toThrow(
    "give the option `verify`, or `verify: false` if senders are known before",
  );
});

it("has its options", async () => {
  const onProblem = () => new Response("no", { status: 418 });
  expect((await answerOf([paid], send("{"), { onProblem })).status).toBe(418);
  const depth = await answerOf([paid], send("[[1]]"), { limits: { depth: 1 } });
  expect(await depth.response.json()).toMatchObject({
    status: 400,
    issues: [{ path: ["body"], keyword: "depth" }],
  });
  const integer = { ...paid, rule: integerRule() };
  const { response: misfit } = await answerOf([integer], send('"a"'));
  expect(await misfit.json()).toMatchObject({ status: 422, issues: [{ path: ["body"] }] });
  const unchecked = await answerOf([integer], send('"a"'), { checkMessages: false });
  expect(unchecked.called).toEqual([["paid", "a"]]);
  expect((await answerOf([paid], send("1"), { checkMessages: undefined })).status).toBe(204);
});

it("names an integer that no number holds, and not how the server could take it", async () => {
  const long = { ...paid, rule: integerRule(note("format", "int64")) };
  const { response } = await answerOf([long], send("9007199254740993"));
  expect(await response.json()).toMatchObject({
    status: 422,
    detail: "body: expected an integer that a number holds exactly",
    issues: [{ path: ["body"], keyword: "int64" }],
  });
});

it("refuses integers of too many digits, at their place", async () => {
  const long = { ...paid, rule: integerRule(note("format", "int64")) };
  const { response } = await answerOf([long], send("9".repeat(401)));
  expect(await response.json()).toMatchObject({ status: 400, issues: [{ path: ["body"] }] });
});

it("refuses what is no text, at its place", async () => {
  const request = new Request("https://me.example", { method: "POST", body: Uint8Array.of(255) });
  const { response } = await answerOf([paid], request);
  expect(await response.json()).toMatchObject({ status: 400, issues: [{ path: ["body"] }] });
});
