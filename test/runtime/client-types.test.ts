import { expect, expectTypeOf, test } from "vitest";
import { ApiError } from "../../templates/runtime/client/api-error.js";
import type { Api, Client } from "../../templates/runtime/client/client.js";
import type { BasicCredential, Credential } from "../../templates/runtime/send/auth.js";
import type { ClientOptions } from "../../templates/runtime/client/options.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import type {
  Answer,
  Outcome,
  Success,
  TypedHeaders,
} from "../../templates/runtime/client/outcome.js";

import { headerFields, type CamelCase } from "../../templates/runtime/tools/header-fields.js";
import { makeClient } from "./client-server.js";

interface Payment {
  readonly id: string;
}
interface Failure {
  readonly error: { readonly message: string };
}
interface Trouble {
  readonly trouble: number;
}
interface All {
  200: Payment;
  202: undefined;
  404: null;
  "4XX": Failure;
  default: Trouble;
}
interface NoDefault {
  200: Payment;
  "5XX": Failure;
}
interface OnlyDefault {
  default: Payment;
}

// Never called: only the type checker reads them.
export function narrows(outcome: Outcome<All>, plain: Outcome<NoDefault>): void {
  expectTypeOf(outcome.headers).toEqualTypeOf<Headers>();
  expectTypeOf(outcome.request).toEqualTypeOf<HttpRequest>();
  expectTypeOf(outcome.attempts).toEqualTypeOf<number>();
  if (outcome.status === 200) {
    expectTypeOf(outcome.data).toEqualTypeOf<Payment>();
    // The body may not match the document.
    expectTypeOf(outcome.ok).toEqualTypeOf<boolean>();
    expectTypeOf(outcome.status).toEqualTypeOf<200>();
  } else if (outcome.status === 202) expectTypeOf(outcome.data).toEqualTypeOf<undefined>();
  else if (outcome.status === 404) expectTypeOf(outcome.data).toEqualTypeOf<null>();
  else if (outcome.status === 402) {
    expectTypeOf(outcome.data).toEqualTypeOf<Failure>();
    expectTypeOf(outcome.ok).toEqualTypeOf<false>();
  } else if (outcome.status === 503) expectTypeOf(outcome.data).toEqualTypeOf<Trouble>();
  // An undeclared 2xx: `default` covers failures beside the declared ones.
  if (outcome.status === 201) {
    expectTypeOf(outcome.ok).toEqualTypeOf<false>();
    expectTypeOf(outcome.data).toEqualTypeOf<unknown>();
  }
  // Any failure may come from a gateway.
  if (!outcome.ok) expectTypeOf(outcome.data).toEqualTypeOf<unknown>();
  else expectTypeOf(outcome.data).toEqualTypeOf<Payment | undefined>();

  if (plain.status === 418) expectTypeOf(plain.data).toEqualTypeOf<unknown>();
  if (plain.status === 500) expectTypeOf(plain.data).toEqualTypeOf<Failure>();
  switch (plain.status) {
    case 200:
      expectTypeOf(plain.data).toEqualTypeOf<Payment>();
      break;
    case 599:
      expectTypeOf(plain).toExtend<Answer<number, false, Failure>>();
  }
  // @ts-expect-error: no status of HTTP
  if (plain.status === 99) return;
}

export function narrowsByDeclared(outcome: Outcome<All>, plain: Outcome<NoDefault>): void {
  if (outcome.declared) {
    expectTypeOf(outcome.data).toEqualTypeOf<Payment | undefined | null | Failure | Trouble>();
    if (outcome.status === 402) expectTypeOf(outcome.data).toEqualTypeOf<Failure>();
  } else {
    expectTypeOf(outcome.data).toEqualTypeOf<unknown>();
    expectTypeOf(outcome.ok).toEqualTypeOf<false>();
    if (outcome.status === 503) expectTypeOf(outcome.declared).toEqualTypeOf<false>();
  }
  if (outcome.declared && !outcome.ok) {
    expectTypeOf(outcome.data).toEqualTypeOf<null | Failure | Trouble>();
  }
  if (outcome.status === 200) return;
  if (outcome.status === 202) return;
  if (!outcome.declared) expectTypeOf(outcome.data).toEqualTypeOf<unknown>();
  else if (!outcome.ok) expectTypeOf(outcome.data).toEqualTypeOf<null | Failure | Trouble>();

  if (plain.ok && plain.declared) {
    expectTypeOf(plain.data).toEqualTypeOf<Payment>();
    expectTypeOf(plain.status).toEqualTypeOf<200>();
  } else if (plain.declared) expectTypeOf(plain.data).toEqualTypeOf<Failure>();
  else expectTypeOf(plain.data).toEqualTypeOf<unknown>();
  if (plain.status === 418) expectTypeOf(plain.declared).toEqualTypeOf<false>();
  if (plain.status === 200 && plain.ok) expectTypeOf(plain.declared).toEqualTypeOf<true>();
  if (plain.ok) expectTypeOf(plain.data).toEqualTypeOf<Payment>();
}

export function infers(client: Client, request: HttpRequest<All>): void {
  expectTypeOf(client.send(request)).resolves.toEqualTypeOf<Outcome<All>>();
  expectTypeOf(client.call(request)).resolves.toEqualTypeOf<Payment | undefined>();
}

export async function namesHeaders(client: Client, request: HttpRequest<All, AllHeaders>) {
  const outcome = await client.send(request);
  if (outcome.status === 200) {
    const fields = headerFields(outcome);
    expectTypeOf(fields.requestId).toEqualTypeOf<string>();
    expectTypeOf(fields.xLeft).toEqualTypeOf<`${number}` | undefined>();
    expectTypeOf<keyof typeof fields>().toEqualTypeOf<"requestId" | "xLeft">();
  } else if (outcome.status === 402 && outcome.declared)
    expectTypeOf(headerFields(outcome).xAgain).toEqualTypeOf<"true" | "false" | undefined>();
  else if (outcome.status === 404)
    expectTypeOf(headerFields(outcome).server).toEqualTypeOf<string | undefined>();
  expectTypeOf<CamelCase<"X-RateLimit-Reset">>().toEqualTypeOf<"xRatelimitReset">();
  expectTypeOf<CamelCase<"ETag" | "x-2-a" | "a--b" | "c-" | "d_e">>().toEqualTypeOf<
    "etag" | "x-2A" | "a-B" | "c-" | "d_e"
  >();
}

interface AllHeaders {
  200: { "Request-Id": string; "X-Left": `${number}` | null };
  "4XX": { "X-Again": "true" | "false" | null };
  default: { "X-Server": string | null };
}

export async function knowsHeaders(client: Client, request: HttpRequest<All, AllHeaders>) {
  const outcome = await client.send(request);
  expectTypeOf(outcome.headers).toExtend<Headers>();
  expectTypeOf(outcome.headers.get("X-Left")).toEqualTypeOf<string | null>();
  if (outcome.status === 200) {
    expectTypeOf(outcome.headers.get("Request-Id")).toEqualTypeOf<string>();
    expectTypeOf(outcome.headers.get("X-Left")).toEqualTypeOf<`${number}` | null>();
    expectTypeOf(outcome.headers.get("X-Again")).toEqualTypeOf<string | null>();
    expectTypeOf(outcome.headers.get("x-left")).toEqualTypeOf<string | null>();
  } else if (outcome.status === 402) {
    // A gateway's answer lacks what the document promises.
    expectTypeOf(outcome.headers.get("X-Again")).toEqualTypeOf<string | null>();
    if (!outcome.declared) return;
    expectTypeOf(outcome.headers.get("X-Again")).toEqualTypeOf<"true" | "false" | null>();
  } else if (outcome.status === 404) expectTypeOf(outcome.headers).toEqualTypeOf<Headers>();
  else if (outcome.status === 201) expectTypeOf(outcome.headers).toEqualTypeOf<Headers>();
  if (outcome.status === 503 && outcome.declared)
    expectTypeOf(outcome.headers).toEqualTypeOf<TypedHeaders<AllHeaders["default"]>>();
  // Code that accepts any request accepts this one, and the other way round.
  expectTypeOf(request).toExtend<HttpRequest>();
  expectTypeOf<HttpRequest<All>>().toExtend<HttpRequest<All, AllHeaders>>();
}

expectTypeOf<Success<All>>().toEqualTypeOf<Payment | undefined>();
expectTypeOf<Success<{ "2XX": Payment; 400: Failure }>>().toEqualTypeOf<Payment>();
expectTypeOf<Success<OnlyDefault>>().toEqualTypeOf<Payment>();
expectTypeOf<Success<{ 400: Failure }>>().toEqualTypeOf<unknown>();
expectTypeOf<Success<object>>().toEqualTypeOf<unknown>();
expectTypeOf<Extract<Outcome<OnlyDefault>, { declared: true }>["data"]>().toEqualTypeOf<Payment>();
expectTypeOf<Outcome<OnlyDefault>["data"]>().toEqualTypeOf<unknown>();
expectTypeOf<Outcome<object>["data"]>().toEqualTypeOf<unknown>();
expectTypeOf<
  Extract<Outcome<NoDefault>, { ok: true; data: Payment }>["status"]
>().toEqualTypeOf<200>();

// As generated: bearer or basic; two keys together; none.
type StripeAuth =
  | Credential
  | { readonly bearerAuth: Credential; readonly basicAuth?: BasicCredential | undefined }
  | { readonly basicAuth: BasicCredential; readonly bearerAuth?: Credential | undefined };
interface WePayAuth {
  readonly appIdAuth: Credential;
  readonly appTokenAuth: Credential;
}

test("the types of auth", () => {
  const bearer: ClientOptions<StripeAuth> = { auth: async () => "sk" };
  const basic: ClientOptions<StripeAuth> = { auth: { basicAuth: { username: "", password: "" } } };
  const out: ClientOptions<WePayAuth> = { baseUrl: undefined };
  // @ts-expect-error: an unset environment variable
  const unset: ClientOptions<WePayAuth> = { auth: undefined };
  // @ts-expect-error: both are needed
  const part: ClientOptions<WePayAuth> = { auth: { appIdAuth: "" } };
  // @ts-expect-error: the document has no security
  const none: ClientOptions = { auth: "sk" };
  const real: ClientOptions = { fetch: globalThis.fetch };
  expect([bearer, basic, out, unset, part, none, real]).toHaveLength(7);
  expect(makeClient({ servers: [] }, real)).toHaveProperty("send");
  // @ts-expect-error: without `mask`, the errors of a transport could show credentials
  expect({ servers: [] } satisfies Api).toEqual({ servers: [] });
});

test("an ApiError has typed data where the caller knows it", () => {
  expectTypeOf<ApiError["data"]>().toEqualTypeOf<unknown>();
  expectTypeOf<ApiError<Failure>["data"]>().toEqualTypeOf<Failure>();
});
