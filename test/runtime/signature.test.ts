import { createHmac } from "node:crypto";
import StripeNode from "stripe";
import { describe, expect, test } from "vitest";
import { SignatureError, verifySignature } from "../../templates/runtime/tools/signature.js";

const secret = "whsec_test";
const payload = '{"id":"evt_1","type":"é"}';
const now = 1_700_000_000_000;
const time = now / 1000;
const sign = (text: string, by = secret, at = time) =>
  createHmac("sha256", by).update(`${at}.${text}`).digest("hex");
const good = `t=${time},v1=${sign(payload)}`;

describe("verifySignature", () => {
  test("takes what the stripe package signs", async () => {
    const header = new StripeNode("sk").webhooks.generateTestHeaderString({ payload, secret });
    await verifySignature(payload, header, secret);
    await verifySignature(new TextEncoder().encode(payload), header, secret);
  });

  test.each([
    [
      "one of several signatures",
      `t=${time},v1=${"0".repeat(64)},v1=${sign(payload)},v0=x`,
      secret,
    ],
    ["one of several secrets", good, ["whsec_new", secret]],
    ["blanks between the parts", good.replace(",", " , "), secret],
  ])("takes %s", async (_what, header, secrets) => {
    await verifySignature(payload, header, secrets, { now });
  });

  test.each([
    ["another payload", `${payload} `, good, secret],
    ["another secret", payload, good, "whsec_other"],
    ["another time", payload, good.replace(`t=${time}`, `t=${time + 1}`), secret],
    ["the scheme v0 alone", payload, good.replace("v1", "v0"), secret],
    ["no header", payload, null, secret],
    ["a signature that is a prefix", payload, good.slice(0, -2), secret],
    ["no hexadecimal", payload, `t=${time},v1=zz`, secret],
    ["a time that is no number", payload, `t=NaN,v1=${sign(payload)}`, secret],
  ])("refuses %s", async (_what, text, header, by) => {
    await expect(verifySignature(text, header, by, { now })).rejects.toBeInstanceOf(SignatureError);
  });

  test.each([-301, 301])("refuses what was signed %i seconds from now", async (seconds) => {
    const later = { now: now + seconds * 1000 };
    await expect(verifySignature(payload, good, secret, later)).rejects.toThrow("300 seconds");
    await verifySignature(payload, good, secret, { ...later, tolerance: 301 });
  });

  test.each(["", []])("refuses an empty secret: %j", async (empty) => {
    await expect(verifySignature(payload, good, empty, { now })).rejects.toThrow(TypeError);
  });
});
