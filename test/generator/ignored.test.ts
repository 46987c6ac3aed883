/** `ignore` of a client: its document, and what the configuration says of it. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { makeFolder } from "../leftovers.js";
import { runIn } from "./run-in.js";

it("is for warnings that stand in the configuration of that client, and for no other's", async () => {
  const folder = await makeFolder();
  const document = { openapi: "3.1.1", info: { title: "Shop", version: "1" }, paths: {} };
  await writeFile(path.join(folder, "shop.json"), JSON.stringify(document));
  const generate = async (own: string) => {
    const wrong = "document: shop.json, names: { operations: { GET /none: none } }";
    const clients = `  shop: { ${wrong}, ${own} }\n  shops: { ${wrong} }\n`;
    await writeFile(path.join(folder, "wireform.yaml"), `output: sdk\nclients:\n${clients}`);
    return (await runIn(folder, ["generate"])).err;
  };
  const places = (text: string) => text.match(/--> .*/g);
  const both = await generate("");
  const [shop, shops] = ["--> wireform.yaml:3:55", "--> wireform.yaml:4:56"];
  expect(places(await generate("ignore: [{ code: WF3012 }]"))).toEqual([shops]);
  const at = "wireform.yaml#/clients/shop/names";
  expect(places(await generate(`ignore: [{ code: WF3012, at: "${at}" }]`))).toEqual([shops]);
  expect(both).toContain("warning WF3012");
  expect(both).toContain(shop);
});
