/** What the programs of the pages use without declaring it: each program gets it anew. */
import { createHmac } from "node:crypto";
import { type Client, createClient, createOrder, type NewOrder, type Order } from "my-api";
import { createFake } from "my-api/fake";
import type { Handlers } from "my-api/handler";
import { createFake as createStripe } from "wireform-payments/stripe/fake";
import { createFake as createWepay } from "wireform-payments/wepay/fake";

declare global {
  var auth: string;
  var secretKey: string;
  var baseUrl: string;
  var client: Client;
  var request: ReturnType<typeof createOrder>;
  var id: string;
  var body: NewOrder;
  var order: Order;
  var csv: string;
  var myFetch: typeof fetch;
  var signal: AbortSignal;
  var idempotencyKey: string;
  var timeout: number;
  var headers: { readonly "x-trace": string };
  var retry: { readonly attempts: number };
  var fetchOptions: { readonly cache: "no-store" };
  var log: (...values: readonly unknown[]) => void;
  var cachedToken: () => Promise<string>;
  var payload: string;
  var signature: string;
  var endpointSecret: string;
  var record: (event: object) => void;
  var store: {
    readonly add: (order: NewOrder) => Promise<Order>;
    readonly find: (id: string) => Order;
  };
  var others: Omit<Handlers, "createOrder" | "getOrder">;
  var freshToken: () => Promise<string>;
}

const payload = "{}";
const endpointSecret = "whsec_1";

/** As Stripe signs a webhook. */
function signatureOf(text: string): string {
  const time = Math.floor(Date.now() / 1000);
  const hash = createHmac("sha256", endpointSecret).update(`${time}.${text}`).digest("hex");
  return `t=${time},v1=${hash}`;
}

export function provide(): void {
  const fakes = { stripe: createStripe(), wepay: createWepay(), shop: createFake() };
  globalThis.fetch = (async (url: string | URL | Request, init?: RequestInit) => {
    const { host } = new URL(url instanceof Request ? url.url : url);
    const name = (["stripe", "wepay"] as const).find((vendor) => host.includes(vendor)) ?? "shop";
    return fakes[name].fetch(url, init);
  }) as typeof fetch;
  const auth = "key_1";
  process.env.SHOP_KEY = auth;
  const order: Order = { id: "o1", status: "open", lines: [], created: "2024-10-30T01:57:05Z" };
  const body: NewOrder = { lines: [{ sku: "tea", count: 2 }] };
  const around: Partial<typeof globalThis> = {
    auth,
    secretKey: "sk_test_1",
    baseUrl: "https://shop.example",
    client: createClient({ auth }),
    request: createOrder({ body }),
    id: "o1",
    body,
    order,
    myFetch: globalThis.fetch,
    signal: new AbortController().signal,
    idempotencyKey: "order-1",
    timeout: 1000,
    headers: { "x-trace": "t1" },
    retry: { attempts: 2 },
    fetchOptions: { cache: "no-store" },
    log: () => {},
    cachedToken: async () => "key_1",
    payload,
    signature: signatureOf(payload),
    endpointSecret,
    record: () => {},
    store: { add: async () => order, find: () => order },
    others: {} as typeof others,
    freshToken: async () => "key_2",
  };
  Object.assign(globalThis, around);
}
