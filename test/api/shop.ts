/** A small document in a folder of its own, for programs that use wireform as a library. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "../leftovers.js";

/** @param title the operation's summary, which may look like code */
export function shopOf(operationId: string, title = "Pay.", query = "note"): string {
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    servers: [{ url: "https://shop.example" }],
    paths: {
      "/orders/{id}": {
        post: {
          operationId,
          summary: title,
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "string" } },
            { name: query, in: "query", schema: { type: "string" } },
          ],
          responses: { 204: { description: "Paid." } },
        },
      },
    },
  });
}

/** A folder with `shop.json` and a `wireform.yaml` that writes to `sdk`. */
export async function makeShop(): Promise<string> {
  const folder = await makeFolder();
  await writeFile(path.join(folder, "shop.json"), shopOf("payOrder"));
  const config = "output: sdk\nclients: { shop: { document: shop.json } }\n";
  await writeFile(path.join(folder, "wireform.yaml"), config);
  return folder;
}
