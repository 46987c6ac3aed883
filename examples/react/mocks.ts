import { http, HttpResponse } from "msw";
import { setupWorker } from "msw/browser";
import type { NewOrder, SoldOut } from "orders";
import { createFake } from "orders/fake";

/** Answers what the page asks its own server below `/api`, as the document says. */
export async function startMocks(): Promise<void> {
  const fake = createFake({ stateful: true });
  for (const item of ["tea", "cups", "a pot"])
    await fake.fetch(new URL("/api/orders", location.href), {
      method: "POST",
      body: JSON.stringify({ item }),
      headers: { "content-type": "application/json" },
    });
  const worker = setupWorker(
    http.post<never, NewOrder>("/api/orders", async ({ request }) => {
      const { item } = await request.clone().json();
      // What isn't answered here is answered by the fake.
      return item === "cake" ? HttpResponse.json<SoldOut>({ left: 0 }, { status: 409 }) : undefined;
    }),
    http.all("/api/*", ({ request }) => fake.fetch(request)),
  );
  await worker.start({ onUnhandledRequest: "bypass", quiet: true });
}
