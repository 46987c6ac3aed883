import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createClient } from "orders";
import { createRoot } from "react-dom/client";
import { Orders } from "./orders.js";

// A build for production leaves this branch out, with all that it imports.
if (import.meta.env.DEV) await (await import("./mocks.js")).startMocks();

const client = createClient({ baseUrl: new URL("/api", location.href).href });
// The client tries again by itself.
const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
createRoot(document.getElementById("root")!).render(
  <QueryClientProvider client={cache}>
    <Orders client={client} />
  </QueryClientProvider>,
);
