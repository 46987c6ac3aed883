import { createApi } from "./pkg/dist/api.js";
import { createClient, isApiError } from "./pkg/dist/client.js";
import { addEvent, type Happening, listEvents } from "./pkg/dist/index.js";

const parameters = {
  path: { tenant: "a/b" },
  query: { "api-version": "2" },
  headers: { "X-Region": "eu" },
} as const;
const client = createClient({ auth: "k", parameters });

const [first] = await client.call(listEvents());
const at: Date | undefined = first?.at;
if (at?.getTime() !== 1_000 || first?.seen?.[0]?.getTime() !== 2_000) throw new Error("no dates");
const event: Happening = { ...first, name: "again" };
const added: Happening = await client.call(addEvent({ body: event }));
await client.call(
  addEvent({ path: { tenant: "other" }, query: { "api-version": "3" }, body: added }),
);

// What the document doesn't describe fails as `errors` says.
for (const status of [409, 500])
  try {
    await client.call(addEvent({ body: event }));
    throw new Error("it was added");
  } catch (error) {
    if (!isApiError(error, addEvent)) throw error;
    const reason: string = error.data.reason;
    if (reason !== "no" || error.status !== status) throw new Error(reason);
  }

const api = createApi({ auth: "k", parameters });
await api.listEvents();

// Without the client's or its own, nothing is sent.
const request = listEvents();
const careless = createClient({ auth: "k", parameters: { path: {}, query: {} } as never });
if (!((await careless.call(request).catch((error: unknown) => error)) instanceof TypeError))
  throw new Error("sent");
