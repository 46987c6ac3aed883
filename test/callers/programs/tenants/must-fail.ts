import { createClient } from "./pkg/dist/client.js";
import { addEvent, type Happening } from "./pkg/dist/index.js";
// @ts-expect-error the tenant and the version are the client's
createClient({ auth: "k" });
// @ts-expect-error no version
createClient({ auth: "k", parameters: { path: { tenant: "a" }, query: {} } });
// @ts-expect-error dates are dates, in both directions
addEvent({ body: { name: "a", at: "2026-11-29T00:00:00Z" } });
// @ts-expect-error and days are texts
const event: Happening = { name: "a", at: new Date(), day: new Date() };
event;
