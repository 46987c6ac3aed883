/** The playground as a reader uses it: in Chromium, from plain files. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { closeAfterTest, makeFolder } from "../leftovers.js";
import { hasChromium, launchChromium } from "../platforms/chromium.js";
import { serveFolder } from "./serve-folder.js";
import { buildPlayground } from "./make/playground.js";

let folder: string;
beforeAll(async () => {
  folder = await makeFolder();
  await buildPlayground(path.join(folder, "playground"));
});

/** The page, once it has generated something. All requests of the browser are in `requests`. */
async function openPage(hash = "") {
  const server = await serveFolder(folder);
  closeAfterTest(() => server.close());
  const browser = await launchChromium();
  closeAfterTest(() => browser.close());
  const page = await browser.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${server.url}/playground/${hash}`);
  await isGenerated(page);
  return { page, requests, errors, url: server.url };
}

const isGenerated = (page: Page) => page.waitForSelector("#state[data-state=done]");

/** As if the user pasted it over what is there. */
async function paste(page: Page, text: string) {
  await page.fill("#editor textarea", text);
  await page.waitForSelector("#state[data-state=busy]");
}

const shop = `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
servers: [{ url: https://shop.example/v1 }]
paths:
  /orders/{id}:
    put:
      operationId: putOrder
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: dry, in: query, schema: { type: boolean } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [note]
              properties:
                note: { type: string }
      responses: { "204": { description: Done. } }
`;

describe.skipIf(!hasChromium())("in Chromium", () => {
  test("shows a payment, and where each piece of its request is said", async () => {
    const { page, requests, errors, url } = await openPage();
    expect(await page.textContent("#request")).toContain(
      "amount_requested[value]=1000&amount_requested[currency]=usd&",
    );
    await page.getByRole("button", { name: "amount_requested[currency]=usd" }).click();
    expect(await page.textContent("#part")).toContain(
      "/components/schemas/AmountParam/properties/currency",
    );
    const stripe = await readFile(path.join(packageRoot, "specs/stripe.yaml"), "utf8");
    const line = Number(/line (\d+)/.exec((await page.textContent("#part")) ?? "")?.[1]);
    expect(stripe.split("\n")[line - 1]?.trim()).toBe("currency:");
    expect(errors).toEqual([]);
    expect(requests.filter((one) => !/^(blob|data):/.test(one) && !one.startsWith(url))).toEqual(
      [],
    );
  });

  test("generates for what is pasted", async () => {
    const { page } = await openPage();
    await paste(page, shop);
    await isGenerated(page);
    expect(await page.textContent("#request")).toBe(
      [
        "PUT https://shop.example/v1/orders/...",
        "content-type: application/json",
        "content-length: 14",
        "",
        '{"note":"..."}',
      ].join("\n"),
    );
    await page.fill("#input", '{ "path": {}, "body": {} }');
    await page.waitForSelector("#request.failed");
    expect(await page.textContent("#request")).toContain("path.id");
    await page.fill(
      "#input",
      '{ "path": { "id": "a/b" }, "query": { "dry": true }, "body": { "note": "" } }',
    );
    await page.getByRole("button", { name: "a%2Fb" }).click();
    expect(await page.textContent("#part")).toContain(
      "line 9, /paths/~1orders~1{id}/put/parameters/0",
    );
    await page.getByRole("button", { name: "dry=true" }).click();
    expect(await page.textContent("#part")).toContain("64 72 79 3d 74 72 75 65");

    await page.click("#tab-files");
    await page.getByRole("button", { name: "src/operations/put-order.ts" }).click();
    await page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>("#file textarea")?.value.includes("putOrder("),
    );
  });
});
