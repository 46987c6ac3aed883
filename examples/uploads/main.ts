import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient, isApiError } from "photos";
import { nodeListener } from "photos/handler";
import { download, upload } from "./photos.js";
import { service } from "./service.js";

const server = createServer(nodeListener(service)).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
const client = createClient({ baseUrl: `http://127.0.0.1:${port}/v1`, retry: false });

const folder = await mkdtemp(path.join(tmpdir(), "photos-"));
const at = (name: string) => path.join(folder, name);
const bytes = crypto.getRandomValues(new Uint8Array(50_000));
await writeFile(at("zoë.png"), bytes);

const about = { title: "Zoë at the sea", tags: ["summer", "a & b"] };
const photo = await upload(client, at("zoë.png"), about);
assert.deepEqual(photo, { id: "p1", name: "zoë.png", bytes: 50_000, about });
await download(client, "p1", at("copy.png"));
assert.deepEqual(new Uint8Array(await readFile(at("copy.png"))), bytes);

// What the document doesn't allow is refused, and so is what is too large.
const refused = async (size: number, title: string) => {
  await writeFile(at("other.png"), new Uint8Array(size));
  const failure: unknown = await upload(client, at("other.png"), { title }).catch((error) => error);
  return isApiError(failure) ? failure.status : failure;
};
assert.equal(await refused(10, ""), 422);
assert.equal(await refused(6_000_000, "large"), 413);

await rm(folder, { recursive: true });
server.close();
server.closeAllConnections();
