/** Makes a package with a test double of Stripe's document: `fake: true` in your `wireform.yaml`. */
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateTo } from "../../dist/generator/index.js";

const specs = fileURLToPath(new URL("../../specs", import.meta.url));

/** @returns what the subpath `./fake` exports */
export async function makeFake() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "wireform-demo-"));
  const document = path.join(specs, "stripe.yaml");
  const clients = [{ name: null, document, roots: [specs], fake: true }];
  const { ok } = await generateTo(
    { cwd: folder, clients, package: { name: "stripe-fake" } },
    "fake",
  );
  if (!ok) throw new Error("the fake wasn't written");
  const fake = await import(pathToFileURL(path.join(folder, "fake/dist/fake.js")).href);
  await rm(folder, { recursive: true });
  return fake;
}
