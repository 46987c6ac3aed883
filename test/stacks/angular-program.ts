/** A program that calls with a client through `HttpClient`, against a server of its own; it prints `total 3`. */
export const angularProgram = `
import "@angular/compiler";
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { type HttpInterceptorFn, provideHttpClient, withFetch, withInterceptors } from "@angular/common/http";
import { createEnvironmentInjector, type EnvironmentInjector, Injector, PLATFORM_ID, provideZonelessChangeDetection, ɵINJECTOR_SCOPE } from "@angular/core";
import { createOrder, getOrder, uploadPhoto } from "my-api";
import { SHOP } from "./shop";

const arrived: { method?: string; url?: string; type?: string; body: Buffer }[] = [];
const server = createServer(async (request, response) => {
  const { method, url = "", headers } = request;
  arrived.push({ method, url, type: headers["content-type"], body: Buffer.concat(await request.toArray()) });
  const times = arrived.filter((one) => one.url === url).length;
  if (url.endsWith("/slow")) return;
  if (url.endsWith("/lost") && times === 1) return void request.socket.destroy();
  if (method === "PUT") return void response.writeHead(204).end();
  const status = url.endsWith("/none") ? 404 : url.endsWith("/moved") ? 302 : method === "POST" ? 201 : 200;
  const type = status === 404 ? "application/problem+json" : "application/json";
  response.writeHead(status, { "content-type": type, location: "/" });
  response.end(status === 404 ? '{"title":"none"}' : '{"id":"o1","lines":[]}');
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const base = "http://127.0.0.1:" + (server.address() as { port: number }).port;

const methods: string[] = [];
const aim: HttpInterceptorFn = (request, next) => {
  methods.push(request.method);
  return next(request.clone({ url: request.url.replace("https://shop.example", base) }));
};
const parent = Injector.create({ providers: [{ provide: PLATFORM_ID, useValue: "browser" }] });
const providers = [
  { provide: ɵINJECTOR_SCOPE, useValue: "root" },
  provideHttpClient(withFetch(), withInterceptors([aim])),
  provideZonelessChangeDetection(),
];
const shop = createEnvironmentInjector(providers, parent as EnvironmentInjector).get(SHOP);
const get = (id: string) => getOrder({ path: { id } });

assert.equal((await shop.call(createOrder({ body: { lines: [{ sku: "tee", count: 1 }] } }))).id, "o1");
const photo = new Uint8Array([137, 80, 255]);
await shop.call(uploadPhoto({ path: { id: "a/b" }, body: { photo } }));
const missing = await shop.send(get("none"));
assert.deepEqual([missing.status, missing.declared, missing.data], [404, true, { title: "none" }]);
assert.equal((await shop.send(get("moved"))).status, 302);
assert.equal((await shop.send(get("lost"))).attempts, 2);
const stop = new AbortController();
setTimeout(() => stop.abort(), 20);
await assert.rejects(shop.send(get("slow"), { signal: stop.signal }), { name: "AbortError" });
assert.deepEqual(methods.slice(0, 2), ["POST", "PUT"]);
const [created, sent] = arrived;
assert.equal(created!.type, "application/json");
assert.equal(String(created!.body), '{"lines":[{"sku":"tee","count":1}]}');
assert.equal(sent!.url, "/orders/a%2Fb/photo");
assert.ok(sent!.body.includes(Buffer.from([13, 10, 137, 80, 255, 13, 10])));
console.log("total 3");
process.exit(0);
`;
