/** wireform as users get it: packed, installed in an empty project, run, and its output used. */
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, test } from "vitest";
import { npm, packWireform, registryTime, succeed } from "./packed.js";
import { makeFolder } from "../leftovers.js";
import { linksOf } from "../docs/links.js";
import { readPage, readUserPages } from "../docs/pages.js";

const document = `openapi: 3.1.0
info: { title: Tiny Shop, version: "1" }
servers: [{ url: https://shop.example }]
security: [{ key: [] }]
paths:
  /orders/{id}:
    post:
      operationId: payOrder
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { $ref: "#/components/schemas/Payment" }
      responses:
        "200":
          description: Paid.
          content:
            application/json:
              schema: { type: object, required: [paid], properties: { paid: { type: boolean } } }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
  schemas:
    Payment:
      type: object
      required: [amount]
      properties: { amount: { type: integer }, note: { type: string } }
`;

const program = `import { createClient, payOrder } from "tiny-shop";
const client = createClient({ auth: "key_1", baseUrl: process.argv[2] });
const data = await client.call(payOrder({ path: { id: "a/b" }, body: { amount: 0, note: "é &" } }));
console.log(JSON.stringify(data));
`;

test(
  "a packed wireform generates a package that can be called",
  { timeout: registryTime },
  async () => {
    const folder = await makeFolder();
    const { filename, files } = await packWireform(folder);
    const paths = files.map((file) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "dist/generator/main.js",
        "generator/config/wireform.schema.json",
        "templates/runtime/client/client.ts",
        "LICENSE",
        "README.md",
      ]),
    );
    const pages = await readUserPages();
    // What the pages lead to, and nothing else of the repository.
    const rest = paths.filter((file) =>
      /^(test|specs|generated|generator|docs|examples)\//.test(file),
    );
    expect(rest.toSorted()).toEqual([
      ...pages.map(({ file }) => file).filter((file) => file.startsWith("docs/")),
      "examples/emitters/README.md",
      "examples/emitters/json-schema-of.ts",
      "examples/emitters/json-schema.ts",
      "examples/emitters/validate.ts",
      "examples/emitters/zod-of.ts",
      "examples/emitters/zod.ts",
      "generator/README.md",
      "generator/config/wireform.schema.json",
      "test/faults/README.md",
    ]);
    const lost = [...pages, await readPage("CONTRIBUTING.md")].flatMap(({ file, text }) =>
      linksOf(text)
        .map(({ target }) => path.posix.join(path.posix.dirname(file), target))
        .filter((target) => target.endsWith(".md") && !paths.includes(target)),
    );
    expect(lost).toEqual([]);

    const project = path.join(folder, "project");
    await mkdir(project);
    await writeFile(path.join(project, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(path.join(project, "shop.yaml"), document);
    await writeFile(path.join(project, "main.js"), program);
    await succeed(project, ...npm, "install", path.join(folder, filename));
    await succeed(
      project,
      "npx",
      "--no-install",
      "wireform",
      "generate",
      "shop.yaml",
      "--out",
      "sdk",
    );
    await succeed(project, ...npm, "install", "./sdk");

    const { url, received, close } = await listen();
    try {
      expect(await succeed(project, process.execPath, "main.js", url)).toBe('{"paid":true}\n');
    } finally {
      close();
    }
    expect(received).toEqual([
      {
        line: "POST /orders/a%2Fb",
        authorization: "Bearer key_1",
        type: "application/x-www-form-urlencoded",
        body: "amount=0&note=%C3%A9+%26",
      },
    ]);
  },
);

/** A server that records requests, and answers that the order is paid. */
async function listen() {
  const received: object[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const { method, url, headers } = request;
    const { authorization, "content-type": type } = headers;
    received.push({ line: `${method} ${url}`, authorization, type, body });
    response.setHeader("content-type", "application/json").end('{"paid":true}');
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, received, close };
}
