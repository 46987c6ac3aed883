/** Mock Service Worker is served by a fake. */
import path from "node:path";
import { http } from "msw";
import { setupServer } from "msw/node";
import { expect, it } from "vitest";
import { packageRoot } from "../../../generator/host/package-root.js";
import { closeAfterTest } from "../../leftovers.js";
import { modulesOf } from "../../validate/packages.js";
import { createPayment, payments } from "./payments.js";

interface Fake {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly requests: readonly object[];
  once(operation: string, ...answers: readonly object[]): void;
}

it("by one line", async () => {
  const document = path.join(packageRoot, "test/cases/stateful-fake/openapi.yaml");
  const { fake: module } = await modulesOf(document, ["fake"]);
  const { createFake } = module as { createFake(options: object): Fake };
  const fake = createFake({ stateful: true });
  const server = setupServer(
    http.all("*", ({ request }) => fake.fetch(request).catch(() => Response.error())),
  );
  server.listen();
  closeAfterTest(() => Promise.resolve(server.close()));

  const created = (await (await createPayment()).json()) as { readonly id: string };
  expect(await (await fetch(`${payments}/${created.id}`)).json()).toEqual(created);
  fake.once("createPayment", { status: 429, retryAfter: 1 }, { fault: "cut" });
  const limited = await createPayment();
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "1"]);
  await expect(createPayment()).rejects.toThrow(TypeError);
  expect(fake.requests).toHaveLength(4);
});
