/** A document of one operation, which is JSON so that an edit of it is a small run. */
export function petShop(summary = "All pets."): string {
  return JSON.stringify({
    openapi: "3.1.1",
    info: { title: "Shop", version: "1" },
    servers: [{ url: "https://shop.test" }],
    paths: {
      "/pets": {
        get: { operationId: "listPets", summary, responses: { 204: { description: "None." } } },
      },
    },
  });
}
