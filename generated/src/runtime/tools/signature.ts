// The runtime of wireform, copied. Do not edit.
/** Webhook signatures, by Stripe's scheme, which other APIs use too. */
import type { Bytes } from "../encode/operation.js";

export interface SignatureOptions {
  /** Seconds by which the signature's time may differ from now. Default 300. */
  readonly tolerance?: number | undefined;
  /** Milliseconds since 1970, instead of the machine's clock. */
  readonly now?: number | undefined;
}

/** The API didn't send the payload, or not at that time. Its data must not be used. */
export class SignatureError extends Error {
  override readonly name = "SignatureError";
}

/**
 * Checks that the sender of a webhook knows the endpoint's secret: HMAC with SHA-256 of
 * `TIME.PAYLOAD`, compared in constant time (https://docs.stripe.com/webhooks#verify-manually).
 * Parse the payload only afterwards.
 * @param payload the body as received, byte for byte: parsed and printed again, JSON differs
 * @param header the value of `Stripe-Signature`: `t=1700000000,v1=5257a8...`; there may be several
 * `v1`
 * @param secret the endpoint's, `whsec_...`; several while you change it
 * @throws SignatureError if no signature matches, or if its time is too far from now
 */
export async function verifySignature(
  payload: string | Uint8Array,
  header: string | null | undefined,
  secret: string | readonly string[],
  { tolerance = 300, now = Date.now() }: SignatureOptions = {},
): Promise<void> {
  const parts = (header ?? "").split(",").map((part) => part.trim().split("="));
  const valuesOf = (wanted: string): string[] =>
    parts.flatMap(([name, value]) => (name === wanted && value ? [value] : []));
  const [time] = valuesOf("t");
  const signatures = valuesOf("v1").map(parseHex);
  if (!/^\d{1,15}$/.test(time ?? "") || !signatures.length)
    throw new SignatureError("the header has no time and signature of scheme v1");
  const data = concat(
    encodeText(`${time}.`),
    typeof payload === "string" ? encodeText(payload) : payload,
  );
  const secrets = typeof secret === "string" ? [secret] : secret;
  if (!secrets.length || secrets.some((one) => !one)) throw new TypeError("the secret is empty");
  let fits = false;
  for (const one of secrets) {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", encodeText(one), algorithm, false, ["verify"]);
    for (const signature of signatures)
      if (await crypto.subtle.verify("HMAC", key, signature, data)) fits = true;
  }
  if (!fits) throw new SignatureError("no signature fits the payload and the secret");
  if (!(Math.abs(now / 1000 - Number(time)) <= tolerance))
    throw new SignatureError(`signed more than ${tolerance} seconds from now`);
}

function encodeText(text: string): Bytes {
  return new TextEncoder().encode(text) as Bytes;
}

function concat(first: Uint8Array, second: Uint8Array): Bytes {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

/** Empty if it isn't hexadecimal: that matches no signature. */
function parseHex(text: string): Bytes {
  const pairs: readonly string[] = /^([0-9a-f]{2})+$/i.test(text) ? text.match(/../g)! : [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}
