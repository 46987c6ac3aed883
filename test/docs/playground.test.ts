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

/** Waits until what an act changes is generated. */
async function afterwards(page: Page, act: () => Promise<unknown>) {
  const turn = () => page.getAttribute("#state", "data-turn");
  const before = Number(await turn());
  await act();
  await expect.poll(async () => Number(await turn()), { timeout: 30_000 }).toBeGreaterThan(before);
}

/** As if the user pasted it over what is there. */
const paste = (page: Page, text: string) =>
  afterwards(page, () => page.fill("#editor textarea", text));

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
    expect(await page.textContent("#beside")).toContain("stripe-node sends the same pairs");
    expect(errors).toEqual([]);
    expect(requests.filter((one) => !/^(blob|data):/.test(one) && !one.startsWith(url))).toEqual(
      [],
    );
  });

  test("generates for what is pasted", async () => {
    const { page } = await openPage();
    await paste(page, shop);
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

  test("compares two versions, and has a link that carries both", async () => {
    const { page } = await openPage();
    await paste(page, shop);
    await page.click("#tab-compare");
    await page.getByRole("button", { name: "Use the document as the old version" }).click();
    await page.getByText("Nothing changes for callers.").waitFor();
    await paste(page, shop.replace("note: { type: string }", "note: { type: integer }"));
    const finding = page.locator("#findings .major");
    await finding.waitFor();
    expect(await finding.textContent()).toContain("putOrder");
    await page.click("#tab-request");
    await page.fill("#input", '{ "path": { "id": "o1" }, "body": { "note": 7 } }');
    await page.click("#link");
    await page.waitForFunction(() => location.hash.startsWith("#d="));

    const { page: other } = await openPage(new URL(page.url()).hash);
    expect(await other.textContent("#request")).toContain("https://shop.example/v1/orders/o1\n");
    expect(await other.textContent("#request")).toContain('{"note":7}');
    await other.click("#tab-compare");
    await other.locator("#findings .major").waitFor();
  });

  test("tells errors at their lines", async () => {
    const { page } = await openPage();
    await paste(page, shop.replace("type: boolean", "type: bolean"));
    expect(await page.getAttribute("#state", "data-state")).toBe("failed");
    await page.click("#tab-problems");
    const problem = page.locator("#problems .error");
    expect(await problem.textContent()).toMatch(/^error WF\d{4}.*bolean.*line 10$/s);
  });

  test("prints what the compiler has to check", async () => {
    const { page } = await openPage();
    await page.click("summary");
    await afterwards(page, () => page.getByLabel("fake").check());
    await page.click("#tab-files");
    await page.fill("input[type=search]", "src/fake.ts");
    await page.getByRole("button", { name: "src/fake.ts" }).waitFor();
  });

  test("shows a large document, and builds its requests", async () => {
    const { page } = await openPage();
    const note = `description: ${"long ".repeat(100_000)}`;
    const text = shop.replace("title: Shop,", `title: Shop, ${note},`);
    const file = { name: "large.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) };
    await page.setInputFiles("#open", file);
    await page.locator("#request", { hasText: "/v1/orders/..." }).waitFor();
    await page.getByRole("button", { name: "PUT" }).click();
    expect(await page.textContent("#part")).toContain("line 6");
    expect(await page.textContent("#editor .shown")).toContain("operationId: putOrder");
    expect(await page.locator("#editor textarea").isVisible()).toBe(false);
  });

  test("lets neither the page nor its worker send anything elsewhere", async () => {
    const { page } = await openPage();
    const elsewhere = await serveFolder(folder);
    closeAfterTest(() => elsewhere.close());
    const send = (url: string) =>
      fetch(url, { mode: "no-cors" }).then(
        () => "sent",
        () => "refused",
      );
    const [worker] = page.workers();
    expect(await page.evaluate(send, elsewhere.url)).toBe("refused");
    expect(await worker?.evaluate(send, elsewhere.url)).toBe("refused");
  });
});
