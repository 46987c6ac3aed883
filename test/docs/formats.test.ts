/** `docs/formats.md`: formats whose values have types of the user's. */
import { beforeAll, expect, it } from "vitest";
import { projectOf, type PageProject } from "./page-project.js";

let project: PageProject;

beforeAll(async () => {
  project = await projectOf("docs/formats.md");
  const { code, stderr } = await project.wireform("generate");
  expect([code, stderr]).toEqual([0, expect.stringContaining("wrote")]);
});

it("prints what requests have, and parses what answers have", async () => {
  const { code, stdout, stderr } = await project.run("program.ts");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n")).toEqual([
    '{"id":"o_1","price":"19.99","created":"1970-01-01T00:00:00.000Z"}',
    "/orders?since=1970-01-01T00%3A00%3A00.000Z",
    "3998n true",
    "true false",
    "",
  ]);
});

it("has these types in requests and answers, and no others", async () => {
  expect(await project.complaints("program.ts")).toEqual([]);
  const wrong = `import { createOrder, type Order } from "shop";
createOrder({ body: { id: "o_1", price: "19.99" } });
export const textOf = ({ price }: Order): string => price;
`;
  await project.write("wrong.ts", wrong);
  const complaints = await project.complaints("wrong.ts");
  expect(complaints.map((one) => /:(\d+) TS/.exec(one)?.[1])).toEqual(["2", "2", "3"]);
});

it("tells where a value can't be printed or parsed", async () => {
  await project.write(
    "faults.ts",
    `import { createClient, createOrder, listOrders } from "shop";
const at = (price: never) => ({ body: { id: "o" as never, price } });
try { createOrder(at(1.5 as never)); } catch (error) { console.log(String(error)); }
const answer = (body: unknown) => createClient({ fetch: async () => Response.json(body) });
const orders = [{ id: "o", price: "1.00" }];
console.log((await answer(orders).call(listOrders()))[0]?.price);
await answer([{ id: "o", price: "dear" }]).call(listOrders()).catch((error) => console.log(error.name, error.cause?.message));
`,
  );
  const { stdout, stderr } = await project.run("faults.ts");
  expect([stdout, stderr]).toEqual([
    expect.stringMatching(/^EncodeError: body\.price: type_mismatch, .*\n100n\nDecodeError .*\n$/),
    "",
  ]);
});

it("answers as the document says where a fake does", async () => {
  await project.write(
    "fake.ts",
    `import { createClient, createOrder, listOrders } from "shop";
import { createFake } from "shop/fake";
import { Moment, type OrderId } from "shop-values";
const fake = createFake();
const client = createClient({ fetch: fake.fetch });
const order = { id: "o_1" as OrderId, price: 5n, created: new Moment(0) };
fake.once("createOrder", ({ body }) => ({ status: 201, data: { ...body, price: body.price + 1n } }));
console.log((await client.call(createOrder({ body: order }))).price);
fake.once("listOrders", () => ({ status: 200, data: [order] }));
console.log((await client.call(listOrders()))[0]?.created);
console.log((fake.requests[0]?.input as { body: { created: unknown } }).body.created);
`,
  );
  const { stdout, stderr } = await project.run("fake.ts");
  expect([stdout, stderr]).toEqual(["6n\nMoment { ms: 0 }\nMoment { ms: 0 }\n", ""]);
});

it("names the module's package as a peer", async () => {
  const { peerDependencies } = JSON.parse(await project.read("shop/package.json")) as {
    readonly peerDependencies: object;
  };
  expect(peerDependencies).toEqual({ "shop-values": "*" });
});

it("imports a file of the user's where the package is sources", async () => {
  const config = await project.read("wireform.yaml");
  const files = config
    .replace("output: shop", "sourceOnly: true\nimportExtension: js\noutput: made/shop")
    .replaceAll("module: shop-values", "module: ./values/money.ts");
  await project.write("wireform.yaml", config.replaceAll("shop-values", "./values/money.ts"));
  const values = await project.read("node_modules/shop-values/index.ts");
  await project.write("values/money.ts", values);
  const refused = await project.wireform("generate");
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("the compiled code of a package can't import ./values/money.ts");
  // By the flag as by the key.
  await project.write("wireform.yaml", files.replace("sourceOnly: true\n", ""));
  const byFlag = await project.wireform("generate", "--source-only");
  expect([byFlag.code, byFlag.stderr]).toEqual([0, expect.stringContaining("wrote")]);
  await project.write("wireform.yaml", files);
  const { code, stderr } = await project.wireform("generate");
  expect([code, stderr]).toEqual([0, expect.stringContaining("nothing to do")]);
  const order = await project.read("made/shop/src/schemas/order.ts");
  expect(order).toContain('from "../../../../values/money.js"');
  const served = await project.read("made/shop/src/served.ts");
  expect(served).toContain('from "../../../values/money.js"');
  expect(await project.complaints("made/shop/src/handler.ts")).toEqual([]);
});
