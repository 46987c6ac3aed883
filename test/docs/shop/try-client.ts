/** Makes each kind of call with the client that a program exports; prints a line of JSON. */
import { inspect } from "node:util";
import {
  type Client,
  ConnectionError,
  createOrder,
  getInvoice,
  getOrder,
  listLines,
  listOrders,
  putReport,
  uploadPhoto,
} from "my-api";

const [program = "", url = "", key = ""] = process.argv.slice(2);
process.env.SHOP_KEY = key;

/** The client, made anew for a server. */
async function clientFor(baseUrl: string): Promise<Client> {
  process.env.SHOP_URL = baseUrl;
  const { client } = (await import(`${program}?${baseUrl}`)) as { readonly client: Client };
  return client;
}
const client = await clientFor(url);
const get = (id: string) => getOrder({ path: { id } });

const lines = { body: { lines: [{ sku: "tee & käse", count: 2 }] } };
const created = await client.call(createOrder(lines), { idempotencyKey: "k1" });
await client.call(get("a/b ü'?"));
const list = await client.call(listOrders({ query: { limit: 2, starting_after: "o 0" } }));
const bytes = new Uint8Array([0, 137, 80, 255]).subarray(1);
const photos = [
  await client.call(uploadPhoto({ path: { id: "o1" }, body: { photo: bytes } })),
  await client.call(
    uploadPhoto({ path: { id: "o1" }, body: { photo: new File([bytes], "a.png") } }),
  ),
];
await client.call(putReport({ path: { id: "r1" }, contentType: "text/csv", body: "total\n3\n" }));

const missing = await client.send(get("none"));
const title = missing.status === 404 && missing.declared ? missing.data.title : undefined;
const moved = await client.send(get("moved"));
const lost = await client.send(get("lost"));
const cookies = lost.headers.getSetCookie();

const invoice = await client.call(getInvoice({ path: { id: "o1" } }), { stream: true });
const ids: string[] = [];
for await (const line of await client.call(listLines())) {
  ids.push(line.id);
  // The second line comes only now.
  if (ids.length === 1) await client.call(get("release"));
}

const stop = new AbortController();
const slow = client.send(get("slow"), { signal: stop.signal }).catch((error: Error) => error.name);
while (!(await client.send(get("waiting"))).headers.has("x-slow"));
stop.abort();

// No server listens on port 2. One that was just closed may be another test's by now.
const nowhere = await clientFor(url.replace(/:\d+$/, ":2"));
const refused = await nowhere.send(get("o1"), { retry: false }).catch((error: unknown) => error);
const isRefused = refused instanceof ConnectionError;

console.log(
  JSON.stringify({
    ids: [created.id, ...list.data.map(({ id }) => id), ...ids],
    photos: photos.map((data) => data === undefined),
    invoice: await new Response(invoice).text(),
    missing: [missing.status, title],
    moved: [moved.status, moved.headers.get("location")],
    lost: [lost.ok, lost.attempts, cookies],
    slow: await slow,
    refused: isRefused && !inspect(refused, { depth: 20, showHidden: true }).includes(key),
  }),
);
process.exit(0);
