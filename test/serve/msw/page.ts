/** What a page does that Mock Service Worker answers by a fake. */
import { http } from "msw";
import { setupWorker } from "msw/browser";
import { createPayment, payments } from "./payments.js";

export interface PageFake {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly requests: readonly { readonly operation: string | null; readonly status: number }[];
  once(operation: string, ...answers: readonly object[]): void;
}

/** All that the test looks at. */
export async function visit(fake: PageFake) {
  const worker = setupWorker(
    http.all("*", ({ request }) => fake.fetch(request).catch(() => Response.error())),
  );
  await worker.start({ quiet: true });
  const created = (await (await createPayment()).json()) as { readonly id: string };
  const read = await (await fetch(`${payments}/${created.id}`)).json();
  const wrong = await fetch(payments, { method: "POST", body: "{}" });
  fake.once("createPayment", { status: 429, retryAfter: 1 }, { fault: "cut" });
  const limited = await createPayment();
  const cut = await createPayment().then(
    () => "answered",
    (error: unknown) => (error as Error).name,
  );
  const own = await fetch("/page.js");
  worker.resetHandlers(http.all("https://api.example.com/*", ({ request }) => fake.fetch(request)));
  const spared = await fetch("/page.js");
  worker.stop();
  const requests = fake.requests.map(({ operation, status }) => `${operation} ${status}`);
  const retryAfter = limited.headers.get("retry-after");
  const statuses = [own.status, spared.status];
  return { created, read, wrong: wrong.status, retryAfter, cut, requests, own: statuses };
}
