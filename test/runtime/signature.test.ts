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
    ["the signature before the time", good.split(",").toReversed().join(","), secret],
  ])("takes %s", async (_what, header, secrets) => {
    await verifySignature(payload, header, secrets, { now });
  });

  test.each([
    ["another payload", `${payload} `, good, secret],
    ["another secret", payload, good, "whsec_other"],
    ["another time", payload, good.replace(`t=${time}`, `t=${time + 1}`), secret],
    ["a signature that is a prefix", payload, good.slice(0, -2), secret],
    ["a signature and half a byte", payload, `${good}0`, secret],
    ["no hexadecimal", payload, `t=${time},v1=zz`, secret],
  ])("refuses %s", async (_what, text, header, by) => {
    const error = new SignatureError("no signature fits the payload and the secret");
    await expect(verifySignature(text, header, by, { now })).rejects.toThrow(error);
  });

  test.each<[what: string, header: string | null]>([
    ["nothing", null],
    ["the scheme v0 alone", good.replace("v1", "v0")],
    ["no time", good.replace("t=", "at=")],
    ...["NaN", "1e9", `x${time}`, `${time}x`, `${time}000000`].map((at): [string, string] => [
      `a time that is no number: ${at}`,
      `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${payload}`).digest("hex")}`,
    ]),
  ])("refuses a header with %s", async (_what, header) => {
    const error = new SignatureError("the header has no time and signature of scheme v1");
    await expect(verifySignature(payload, header, secret, { now })).rejects.toThrow(error);
  });

  test.each([
    ["begins", /^00/, (hex: string) => `zz${hex.slice(2)}`],
    ["ends", /00$/, (hex: string) => `${hex.slice(0, -2)}zz`],
  ])("doesn't read what %s with other characters as zero", async (_what, zero, broken) => {
    const texts = Array.from({ length: 5000 }, (_, count) => `${count}`);
    const text = texts.find((one) => zero.test(sign(one)))!;
    await verifySignature(text, `t=${time},v1=${sign(text)}`, secret, { now });
    const header = `t=${time},v1=${broken(sign(text))}`;
    await expect(verifySignature(text, header, secret, { now })).rejects.toThrow("no signature");
  });

  test("tells its error by name", () => {
    expect(new SignatureError("no").name).toBe("SignatureError");
  });

  test.each([-301, 301])("refuses what was signed %i seconds from now", async (seconds) => {
    const later = { now: now + seconds * 1000 };
    await expect(verifySignature(payload, good, secret, later)).rejects.toThrow("300 seconds");
    await verifySignature(payload, good, secret, { ...later, tolerance: 301 });
  });

  test.each(["", [], ["", secret]])("refuses an empty secret: %j", async (empty) => {
    const error = new TypeError("the secret is empty");
    await expect(verifySignature(payload, good, empty, { now })).rejects.toThrow(error);
  });
});
