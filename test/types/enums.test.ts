/**
 * What was read can be written back: enums, and optionally dates, have one type for requests and
 * responses.
 */
import { beforeAll, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { expectRefusals, writePrograms } from "./programs.js";
import { strict } from "./settings.js";
import { oldest, versions } from "./tsc.js";

const programs = {
  enums: `
import { createClient, listOrders, type Order, replaceOrder, type State, type Unrecognized, unrecognized } from "./out/dist/index.js";
import { unrecognized as same } from "./out/dist/runtime/index.js";
declare const text: string;
declare const amount: number;
const client = createClient();
const order: Order = await client.call(replaceOrder({ path: { state: "open" }, body: {} as Order }));
replaceOrder({ path: order, body: { ...order, state: "paid" } });
replaceOrder({ path: { state: order.state }, body: order });
listOrders({ path: order, query: { states: [order.state, "in-transit"], level: 1 }, headers: { "X-Mood": "good" } });
const outcome = await client.send(listOrders({ path: { state: unrecognized("lost") }, query: { level: unrecognized(3) } }));
if (outcome.status === 200) {
  const mood = outcome.headers.get("X-Mood");
  listOrders({ path: order, headers: { "X-Mood": mood } });
}
const back: string = order.state;
const level: number | null | undefined = order.levels;
listOrders({ path: { state: same("lost") } });
replaceOrder({ path: order, body: { ...order, carrier: unrecognized("mule"), colour: unrecognized("green"), levels: unrecognized(3) } });
replaceOrder({ path: order, body: { ...order, mixed: unrecognized("b"), either: unrecognized("x"), list: [unrecognized("z")] } });
replaceOrder({ path: order, body: { ...order, model: text, open: text, named: text, when: text, count: amount } });
replaceOrder({ path: order, body: { ...order, model: "paid", open: "a", count: 0, pair: ["x", order.state] } });
switch (order.state) {
  case "open":
  case "paid":
  case "in-transit":
    break;
  default: {
    const other: Unrecognized = order.state;
    listOrders({ path: { state: other } });
  }
}
if (order.state === "a state that the document doesn't know" || order.levels === 3) throw back;
const labels: Record<State, string> = { open: "Open", paid: "Paid", "in-transit": "On its way" };
export const label = [labels.open, labels[order.state], level];
listOrders({ path: { state: "payed" } }); // no
listOrders({ path: { state: text } }); // no
listOrders({ path: order, query: { states: [text] } }); // no
listOrders({ path: order, query: { level: 3 } }); // no
listOrders({ path: order, query: { level: amount } }); // no
listOrders({ path: order, headers: { "X-Mood": "ugly" } }); // no
listOrders({ path: { state: unrecognized(3) } }); // no
replaceOrder({ path: order, body: { ...order, carrier: "mule" } }); // no
replaceOrder({ path: order, body: { ...order, colour: text } }); // no
replaceOrder({ path: order, body: { ...order, either: "x" } }); // no
replaceOrder({ path: order, body: { ...order, kind: unrecognized("other") } }); // no
replaceOrder({ path: order, body: { ...order, flag: unrecognized("other") } }); // no
replaceOrder({ path: order, body: { ...order, byName: { a: "lost" } } }); // no
replaceOrder({ path: order, body: { ...order, list: ["z"] } }); // no
const state: State = "opne"; // no
const states: Record<State, string> = { open: "Open", paid: "Paid" }; // no
const made: Unrecognized = "lost"; // no
`,
  "enum-values": `
import { Level, Model, Odd, OldState, Priority, sendThing, State, type Thing, Twice, Unit, Weekday } from "./out/dist/index.js";
import * as index from "./out/dist/index.js";
import * as schemas from "./out/dist/schemas/state.js";
const state: State = State.open;
for (const one of Object.values(State)) sendThing({ body: { state: one } });
for (const one of Object.values(Priority)) sendThing({ body: { priority: one } });
sendThing({ body: { state: State["in-transit"], priority: Priority.High, unit: Unit.Pound, weekday: Weekday.Monday } });
sendThing({ body: { state: OldState.paid, level: Level.ALot, odd: Odd.__proto__, model: Model.small, twice: Twice.X } });
const high: 3 = Priority.High;
const labels: Record<(typeof State)[keyof typeof State], string> = { open: "", paid: "", "in-transit": "", "": "" };
const thing: Thing = { state: schemas.State.paid };
if (thing.state === State.paid) sendThing({ body: thing });
const known: readonly string[] = Object.values(State);
export const used = [state, high, labels, known];
State.archived; // no
Priority[3]; // no
State.open = "paid"; // no
sendThing({ body: { state: Unit.Pound } }); // no
index.Code; // no
index.Flag; // no
`,
  dates: `
import { createClient, type Dated, type EventSchema, listEvents, readNow, sendEvent, watchEvents, watchMessages } from "./out/dist/index.js";
const client = createClient();
const [event] = await client.call(listEvents({ query: { since: new Date(), until: new Date(), day: "2026-01-01" } }));
if (event === undefined) throw new Error("no event");
const dates: (Date | null | undefined)[] = [event.at, event.seconds, event.orNull, event.list?.[0], event.map?.["a"], event.pair?.[1]];
const others: [string, bigint | undefined] = [event.day, event.id];
const back: EventSchema = await client.call(sendEvent({ body: { ...event, at: new Date() } }));
for await (const one of await client.call(watchEvents())) one.at.getTime();
for await (const one of await client.call(watchMessages())) one.data.at.getTime();
const now: string | Date = await client.call(readNow());
const dated: Dated = { at: back.at };
export const used = [dates, others, now, dated];
sendEvent({ body: { ...event, at: "2026-01-01T00:00:00Z" } }); // no
sendEvent({ body: { ...event, seconds: 5 } }); // no
sendEvent({ body: { ...event, day: new Date() } }); // no
listEvents({ query: { since: "2026-01-01T00:00:00Z" } }); // no
event.at.slice(0, 10); // no
`,
  "discriminator-mapping": `
import { type Device, sendDevice, unrecognized } from "./out/dist/index.js";
declare const device: Device;
declare const text: string;
sendDevice({ body: device });
sendDevice({ body: { ...device, at: "2026-01-01" } });
sendDevice({ body: { type: "lamp", at: new Date() } });
sendDevice({ body: { type: unrecognized("phone"), at: new Date() } });
sendDevice({ body: { type: "OtherDevice" } });
if (device.type !== "lamp") sendDevice({ body: { type: device.type } });
const lamp: "lamp" | null = device.type === "lamp" ? device.type : null;
sendDevice({ body: { type: "phone" } }); // no
sendDevice({ body: { type: text } }); // no
if (device.type === "lamp") sendDevice({ body: { ...device, type: device.type, at: 1 } }); // no
export const used = lamp;
`,
};

let folder = "";
beforeAll(async () => {
  folder = await makeFolder();
  await writePrograms(programs, folder);
}, 60_000);

test.each([oldest, ...versions])("tsc %s takes and refuses them", (version) =>
  expectRefusals(programs, folder, version, { ...strict, noUncheckedIndexedAccess: true }),
);
