/** The groups and methods of `createApi`: their names, and what keeps them. */
import { describe, expect, it } from "vitest";
import { shortNameOf } from "../../generator/4-plan/names/method-names.js";
import { runInMemory as run } from "./memory.js";

const get = (operationId: string, ...tags: readonly string[]) => ({
  get: { operationId, tags, responses: { "204": { description: "Done." } } },
});

/** The methods in a lock, by the operation's path. */
function methodsIn(lock: string): Readonly<Record<string, string>> {
  const found = lock.matchAll(/^\. #\/paths\/~1(\S+)\/get .* method=(\S+)/gm);
  return Object.fromEntries([...found].map(([, path, method]) => [path!, method!]));
}

describe("the name of a method", () => {
  it.each([
    ["listOrders", "Orders", "list"],
    ["createOrder", "orders", "create"],
    ["list_order", "Orders", "list"],
    ["Orders_CreateOrUpdate", "Orders", "createOrUpdate"],
    ["repos/list-for-org", "repos", "listForOrg"],
    ["ordersControllerFindAll", "Order", "findAll"],
    ["OrdersController", "orders", "controller"],
    ["findPetsByStatus", "pet", "findByStatus"],
    ["getPetById", "Pets", "getById"],
    ["listPaymentMethods", "Payment Methods", "list"],
    ["readAppsV1NamespacedDeployment", "apps_v1", "readNamespacedDeployment"],
    ["createAddress", "addresses", "create"],
    ["deleteCategories", "category", "delete"],
    ["listPeople", "Person", "list"],
    ["getHTTPServers", "HTTPServer", "get"],
    ["get-an-album", "Albums", "get"],
    ["add-items-to-playlist", "Playlists", "addItems"],
    ["signInUser", "users", "signIn"],
    ["callWithResponses", "Response", "callWith"],
    ["読む注文", "注文", "読む注文"],
    // Nothing of the tag, or a part of a longer noun, or nothing good left.
    ["placeOrder", "store", "placeOrder"],
    ["getOrderItems", "orders", "getOrderItems"],
    ["reorder", "order", "reorder"],
    ["orders", "orders", "orders"],
    ["ordersV2", "orders", "ordersV2"],
    ["thenOrder", "orders", "thenOrder"],
    ["get_x", "", "getX"],
  ])("%s of %j is %s", (name, tag, method) => {
    expect(shortNameOf(name, tag)).toBe(method);
  });

  it("stays whole where two would have it, whichever came first", async () => {
    const paths = { "/a": get("listOrders", "Orders"), "/b": get("list", "Orders") };
    const { lock } = await run({ paths });
    expect(methodsIn(lock)).toEqual({ a: "orders.listOrders", b: "orders.list" });
    const turned = await run({ paths: { "/b": paths["/b"], "/a": paths["/a"] } });
    expect(turned.lock).toBe(lock);
  });
});

describe("the lock keeps methods", () => {
  it("from new ones that would have their names", async () => {
    const before = await run({ paths: { "/a": get("listOrders", "Orders") } });
    const paths = { "/a": get("listOrders", "Orders"), "/b": get("list", "Orders") };
    const after = await run({ paths }, before.lock);
    expect(methodsIn(after.lock)).toEqual({ a: "orders.list", b: "orders.listOperation" });
    expect(after.codes).toEqual([]);
  });

  it("where a tag is renamed: new operations join the old ones", async () => {
    const before = await run({ paths: { "/a": get("listOrders", "Orders") } });
    const paths = { "/a": get("listOrders", "Purchases"), "/b": get("makePurchase", "Purchases") };
    const after = await run({ paths }, before.lock);
    expect(methodsIn(after.lock)).toEqual({ a: "orders.list", b: "orders.make" });
    expect(after.codes).toEqual([]);
    const freed = await run({ paths }, before.lock, { updateNames: true });
    expect(methodsIn(freed.lock)).toEqual({ a: "purchases.listOrders", b: "purchases.make" });
    expect(freed.told).toEqual([
      { code: "WF4004", line: 1, message: "renamed: api.orders.list to api.purchases.listOrders" },
    ]);
  });

  it("where an operation moves to another tag, or two tags become one", async () => {
    const before = await run({
      paths: { "/a": get("listCats", "Cats"), "/b": get("listDogs", "Dogs"), "/c": get("ping") },
    });
    expect(methodsIn(before.lock)).toEqual({ a: "cats.list", b: "dogs.list", c: "ping" });
    const paths = {
      "/a": get("listCats", "Dogs"),
      "/b": get("listDogs", "Dogs"),
      "/c": get("ping", "Dogs"),
      "/d": get("washDog", "Dogs"),
    };
    const after = await run({ paths }, before.lock);
    expect(methodsIn(after.lock)).toEqual({ ...methodsIn(before.lock), d: "dogs.wash" });
  });

  it("from others when they are gone", async () => {
    const before = await run({ paths: { "/a": get("listOrders", "Orders") } });
    const after = await run({ paths: { "/b": get("OrdersList", "Orders") } }, before.lock);
    expect(methodsIn(after.lock)).toEqual({ a: "orders.list", b: "orders.ordersList" });
  });

  it("from groups: an untagged operation, and then a tag of its name", async () => {
    const before = await run({ paths: { "/a": get("search") } });
    const paths = { "/a": get("search"), "/b": get("all", "search") };
    const after = await run({ paths }, before.lock);
    expect(methodsIn(after.lock)).toEqual({ a: "search", b: "searchGroup.all" });
    const fresh = await run({ paths });
    expect(methodsIn(fresh.lock)).toEqual({ a: "searchOperation", b: "search.all" });
  });

  it("unless the user names the operation otherwise", async () => {
    const paths = { "/a": get("listOrders", "Orders") };
    const before = await run({ paths });
    const names = { operations: { listOrders: "browseOrders" } };
    const after = await run({ paths }, before.lock, { names });
    expect(methodsIn(after.lock)).toEqual({ a: "orders.browse" });
    expect(after.told[0]?.message).toContain("api.orders.list to api.orders.browse");
  });

  it("as people merge it, and never calls one `then`", async () => {
    const paths = { "/a": get("a", "Pets"), "/b": get("b", "Pets"), "/c": get("c") };
    const { lock } = await run({ paths });
    const edited = lock
      .replace("method=pets.a", "method=pets.same")
      .replace("method=pets.b", "method=pets.same")
      .replace("method=c", "method=pets");
    const merged = await run({ paths }, edited);
    expect(methodsIn(merged.lock)).toEqual({ a: "pets.same", b: "pets.b", c: "c" });
    expect(merged.codes).toEqual(["WF4004", "WF4004"]);
    const hidden = await run({ paths }, lock.replace("method=pets.a", "method=then.a"));
    expect(methodsIn(hidden.lock)).toEqual({ a: "pets.a", b: "pets.b", c: "c" });
    for (const method of ["a.b.c", "a-b", ".a", "a."]) {
      const broken = await run({ paths }, lock.replace("method=pets.a", `method=${method}`));
      expect(broken.codes).toEqual(["WF4001"]);
    }
  });
});
