import { createClient } from "./pkg/dist/client.js";
import { isApiError, readPicture, readTable, type Table, writeTable } from "./pkg/dist/index.js";

const client = createClient();
const path = { name: "t" };

const table: Table = await client.call(readTable({ path }));
const csv: string = await client.call(readTable({ path, accept: "text/csv" }));
const cbor = await client.call(readTable({ path, accept: "application/cbor" }));
const second: Table = await client.call(
  readTable({ path, accept: "application/vnd.example.v2+json" }),
);
if (csv.length + second.rows + new Blob([cbor as Uint8Array<ArrayBuffer>]).size === 0)
  throw new Error("nothing");

// JSON unless another type is named; the body follows.
const asJson: string = await client.call(writeTable({ path, body: table }));
await client.call(
  writeTable({ path, contentType: "application/x-www-form-urlencoded", body: { rows: 3 } }),
);
await client.call(writeTable({ path, contentType: "text/csv", body: csv, accept: "text/csv" }));
await client.call(
  writeTable({ path, contentType: "application/octet-stream", body: new Uint8Array([65]) }),
);
asJson.length;

const picture = await client.call(readPicture({ path, accept: "image/png" }));
new Blob([picture]);
const described: Table = await client.call(readPicture({ path }));
described.rows;

const outcome = await client.send(readTable({ path: { name: "none" } }));
if (outcome.ok) outcome.data.rows;
else if (outcome.status === 404 && outcome.declared) outcome.data.title.length;
try {
  await client.call(readTable({ path: { name: "none" }, accept: "text/csv" }));
  throw new Error("it is there");
} catch (error) {
  if (!isApiError(error, readTable)) throw error;
  if (error.data.title !== "none") throw new Error("what is told of it");
}
