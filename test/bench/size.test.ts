/** What `npm run bench` relies on, without a clock: its programs run, with the right result. */
import path from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { reportPayment } from "./calls.js";
import { weighOwn, weighVendor } from "./weigh.js";
import { judgeBody } from "./wire-verdict.js";

const sources = path.join(packageRoot, "generated/src/stripe/index.ts");

it("weighs programs that send the vendor's bytes", async () => {
  const vendor = await weighVendor(reportPayment);
  const own = await weighOwn(reportPayment, sources);
  for (const { contentType, body } of own) {
    expect(body).toBe(vendor.body);
    expect(contentType).toBe(vendor.contentType);
  }
});

it("weighs what a bundle is made of: a client weighs more than a builder, module by module", async () => {
  const [builder, client] = (await weighOwn(reportPayment, sources)).map(({ bundle }) => bundle);
  expect(client!.minified).toBe(Buffer.byteLength(client!.code));
  expect(client!.gzip).toBeGreaterThan(builder!.gzip);
  const paths = client!.modules.map((module) => module.path);
  expect(paths).toContain("generated/src/runtime/client/client.ts");
  expect(builder!.modules.map((module) => module.path)).not.toContain(
    "generated/src/runtime/client/client.ts",
  );
});

const form = "application/x-www-form-urlencoded";

it.each([
  ["a=1&b[0]=2", form, "exact"],
  ["b%5B%5D=2&a=1", `${form};charset=UTF-8`, "same fields"],
  ["a=1&b[0]=2", "application/json", "wrong: application/json"],
  ["a=1&b[0]=2", "", "wrong: no content type"],
  ['{"a":1}', form, "wrong: JSON in a form"],
  ["a=1&b=2", form, "wrong: b=2"],
  ["a=1", form, "wrong: no b[]=2"],
])("judges %s (%s)", (body, contentType, verdict) => {
  const vendor = { body: "a=1&b[0]=2", contentType: form };
  expect(judgeBody({ body, contentType }, vendor)).toBe(verdict);
});
