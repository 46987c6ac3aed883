/** `docs/frameworks.md`, as far as it needs no framework: `test/stacks/` has these. */
import { build } from "esbuild";
import { expect, it } from "vitest";
import { closeAfterTest } from "../leftovers.js";
import { runInReactNative } from "./react-native.js";
import { shopProjectOf } from "./shop-project.js";
import { startShop } from "./shop-server.js";

it("has a client that works in React Native, without streams", async () => {
  const project = await shopProjectOf("docs/frameworks.md", []);
  const shop = await startShop();
  closeAfterTest(shop.close);
  // The native module behind it.
  const module = `export const randomUUID = (): string => "00000000-0000-4000-8000-000000000000";`;
  await project.write("node_modules/expo-crypto/index.ts", module);
  await project.write("node_modules/expo-crypto/package.json", '{ "exports": "./index.ts" }');
  await project.write(
    "phone.ts",
    `import "./polyfills.js";
import { createClient, createOrder, getInvoice, getOrder, uploadPhoto } from "my-api";
const client = createClient({ auth: "key_0123456789", baseUrl: "${shop.url}" });
const get = (id: string) => getOrder({ path: { id } });
async function all() {
  const created = await client.call(createOrder({ body: { lines: [{ sku: "tee", count: 1 }] } }));
  const bytes = new Uint8Array([137, 80, 255]);
  await client.call(uploadPhoto({ path: { id: "o1" }, body: { photo: bytes } }));
  const invoice = (await client.call(getInvoice({ path: { id: "o1" } }))) as Uint8Array;
  const missing = await client.send(get("none"));
  const lost = await client.send(get("lost"));
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 20);
  const slow = await client.send(get("slow"), { signal: stop.signal }).catch((error) => error.name);
  const late = await client.send(get("slow"), { timeout: 20, retry: false }).catch((error) => error.name);
  const thrown = await client.call(get("none")).catch((error) => error.message);
  return JSON.stringify([created.id, Array.from(invoice), missing.status, missing.declared, lost.attempts, slow, late, thrown]);
}
(globalThis as { done?: unknown }).done = all();
`,
  );
  const { outputFiles } = await build({
    entryPoints: [`${project.folder}/phone.ts`],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2020",
  });
  const result = await runInReactNative(outputFiles[0]!.text);
  expect(JSON.parse(result as string)).toEqual([
    "o1",
    [37, 80, 68, 70],
    404,
    true,
    2,
    "AbortError",
    "TimeoutError",
    "GET /orders/{id}: 404: no such order",
  ]);
  const [created, photo] = shop.arrived;
  expect(created!.headers).toMatchObject({
    authorization: "Bearer key_0123456789",
    "idempotency-key": "00000000-0000-4000-8000-000000000000",
  });
  expect(photo!.body.includes(Buffer.from([13, 10, 137, 80, 255, 13, 10]))).toBe(true);
  expect(await project.complaints("polyfills.ts", "phone.ts")).toEqual([]);
});
