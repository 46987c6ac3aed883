/** Operations that ask for credentials are closed. */
import { expect, it } from "vitest";
import { makeHandler, type HandlerOptions } from "../../templates/runtime/serve/handler.js";
import { shop } from "./orders.js";

const getOrder = ({ identity }: { identity: string }) => ({
  status: 200,
  data: { id: String(identity), amount: 1 },
});
const handlers = { getOrder, getOwnOrders: () => ({ status: 200, data: [] }) };
const order = (authorization?: string) =>
  new Request("https://shop.example/v1/orders/7", {
    headers: authorization === undefined ? {} : { authorization },
  });

it("asks for credentials where the operation does", async () => {
  const asked: unknown[] = [];
  const authenticate: HandlerOptions["authenticate"] = ({ headers }, schemes) => {
    asked.push(schemes);
    return headers.get("authorization");
  };
  const served = makeHandler(shop, handlers, { authenticate });
  const refused = await served(order());
  expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  expect(await (await served(order("Bearer x"))).json()).toEqual({ id: "Bearer x", amount: 1 });
  const open = await served(new Request("https://shop.example/v1/orders/mine"));
  expect([open.status, asked]).toEqual([200, [[["bearer"]], [["bearer"]]]]);
});

it("refuses before it reads the input", async () => {
  const [operation] = shop.operations;
  const operations = [{ ...operation!, security: [["toString"]] }];
  const createOrder = () => ({ status: 201 });
  const served = makeHandler(
    { ...shop, operations },
    { createOrder },
    { authenticate: () => null },
  );
  const init = { method: "POST", body: "no JSON", headers: { "content-type": "x/y" } };
  const refused = await served(new Request("https://shop.example/orders", init));
  expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
});

it("names the scheme that is missing", async () => {
  const challenges = { bearer: 'Basic realm="api"' };
  const served = makeHandler({ ...shop, challenges }, handlers, { authenticate: () => undefined });
  const refused = await served(order());
  expect(refused.headers.get("www-authenticate")).toBe('Basic realm="api"');
});

it("names each scheme once", async () => {
  const schemes = [["basic", "bearer"], ["own"], ["other"]];
  const operations = shop.operations.map((one) => ({ ...one, security: schemes }));
  const challenges = { basic: "Basic" };
  const authenticate = () => null;
  const served = makeHandler({ ...shop, operations, challenges }, handlers, { authenticate });
  const refused = await served(order());
  expect(refused.headers.get("www-authenticate")).toBe("Basic, Bearer");
  expect(await refused.json()).toEqual({ type: "about:blank", status: 401, title: "Unauthorized" });
});

it("tells how many operations ask for credentials", () => {
  const createOrder = () => ({ status: 201 });
  const operations = shop.operations.map((one) => ({ ...one, security: [["bearer"]] }));
  const all = { ...handlers, createOrder };
  const problem =
    " need credentials: give the option `authenticate`, or `authenticate: false` if they are checked before the handler";
  const make = (given: Parameters<typeof makeHandler>[1]) => () =>
    makeHandler({ ...shop, operations }, given);
  expect(make(all)).toThrow(new TypeError(`createOrder and 2 more${problem}`));
  expect(make({ createOrder })).toThrow(new TypeError(`createOrder${problem}`));
});

it("isn't made where nothing says who checks credentials", async () => {
  expect(() => makeHandler(shop, handlers)).toThrow(
    "getOrder need credentials: give the option `authenticate`, or `authenticate: false`",
  );
  expect(() => makeHandler(shop, { getOwnOrders: handlers.getOwnOrders })).not.toThrow();
  const checkedBefore = makeHandler(shop, handlers, { authenticate: false });
  expect((await checkedBefore(order())).status).toBe(200);
});

it("leaves operations open whose credentials are optional", async () => {
  const operations = shop.operations.map((one) => ({ ...one, security: [["bearer"], []] }));
  const served = makeHandler({ ...shop, operations }, handlers, { authenticate: () => null });
  expect((await served(order())).status).toBe(200);
  expect(() => makeHandler({ ...shop, operations }, handlers)).not.toThrow();
});
