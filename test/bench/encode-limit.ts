/**
 * Encoders of two bodies as a patient person would write them by hand: every key a literal, no
 * table, no call but for the escape, a test only where a member may be missing. The limit that
 * generated encoders are held against.
 */
import type { FullBody, RowsBody } from "./encode-bodies.js";

type Address = FullBody["shipping_details"]["address"];

const hex = Array.from(
  { length: 128 },
  (_, code) => `%${code.toString(16).toUpperCase().padStart(2, "0")}`,
);
const stays = new Uint8Array(128);
for (const one of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~[]")
  stays[one.charCodeAt(0)] = 1;

/** stripe-node's set of bytes. Text that needs no escape is returned as it is. */
function escape(text: string): string {
  const { length } = text;
  let at = 0;
  while (at < length && stays[text.charCodeAt(at)] === 1) at++;
  if (at === length) return text;
  let out = text.slice(0, at);
  let kept = at;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (stays[code] === 1) {
      at++;
      continue;
    }
    if (kept < at) out += text.slice(kept, at);
    if (code < 128) {
      out += hex[code]!;
      at++;
    } else {
      const from = at;
      while (at < length && text.charCodeAt(at) > 127) at++;
      out += encodeURIComponent(text.slice(from, at));
    }
    kept = at;
  }
  return kept < length ? out + text.slice(kept) : out;
}

/** A number of whole units, which is all that these fields take. */
function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError("not an integer");
  return value;
}

/** `report_payment`, in the document's order. */
export function encodeFullBody(body: Partial<FullBody>): string {
  let out = "";
  const amount = body.amount_requested;
  if (amount !== undefined) {
    if (amount.value !== undefined) out += `&amount_requested[value]=${whole(amount.value)}`;
    if (amount.currency !== undefined)
      out += "&amount_requested[currency]=" + escape(amount.currency);
  }
  if (body.initiated_at !== undefined) out += `&initiated_at=${whole(body.initiated_at)}`;
  const method = body.payment_method_details;
  if (method !== undefined) {
    if (method.payment_method !== undefined)
      out += "&payment_method_details[payment_method]=" + escape(method.payment_method);
    if (method.type !== undefined) out += "&payment_method_details[type]=" + escape(method.type);
    const custom = method.custom;
    if (custom !== undefined) {
      if (custom.display_name !== undefined)
        out += "&payment_method_details[custom][display_name]=" + escape(custom.display_name);
      if (custom.type !== undefined)
        out += "&payment_method_details[custom][type]=" + escape(custom.type);
    }
    const billing = method.billing_details;
    if (billing !== undefined) {
      if (billing.name !== undefined)
        out += "&payment_method_details[billing_details][name]=" + escape(billing.name);
      if (billing.email !== undefined)
        out += "&payment_method_details[billing_details][email]=" + escape(billing.email);
      if (billing.phone !== undefined)
        out += "&payment_method_details[billing_details][phone]=" + escape(billing.phone);
      if (billing.address !== undefined) out += encodeBillingAddress(billing.address);
    }
  }
  const customer = body.customer_details;
  if (customer !== undefined) {
    if (customer.customer !== undefined)
      out += "&customer_details[customer]=" + escape(customer.customer);
    if (customer.name !== undefined) out += "&customer_details[name]=" + escape(customer.name);
    if (customer.email !== undefined) out += "&customer_details[email]=" + escape(customer.email);
    if (customer.phone !== undefined) out += "&customer_details[phone]=" + escape(customer.phone);
  }
  if (body.customer_presence !== undefined)
    out += "&customer_presence=" + escape(body.customer_presence);
  if (body.description !== undefined) out += "&description=" + escape(body.description);
  if (body.outcome !== undefined) out += "&outcome=" + escape(body.outcome);
  if (body.guaranteed?.guaranteed_at !== undefined)
    out += `&guaranteed[guaranteed_at]=${whole(body.guaranteed.guaranteed_at)}`;
  const processor = body.processor_details;
  if (processor !== undefined) {
    if (processor.type !== undefined) out += "&processor_details[type]=" + escape(processor.type);
    if (processor.custom?.payment_reference !== undefined)
      out +=
        "&processor_details[custom][payment_reference]=" +
        escape(processor.custom.payment_reference);
  }
  const shipping = body.shipping_details;
  if (shipping !== undefined) {
    if (shipping.name !== undefined) out += "&shipping_details[name]=" + escape(shipping.name);
    if (shipping.phone !== undefined) out += "&shipping_details[phone]=" + escape(shipping.phone);
    if (shipping.address !== undefined) out += encodeShippingAddress(shipping.address);
  }
  if (body.metadata !== undefined) {
    const metadata: Readonly<Record<string, string>> = body.metadata;
    for (const key of Object.keys(metadata))
      out += "&metadata[" + escape(key) + "]=" + escape(metadata[key]!);
  }
  const expand = body.expand;
  if (expand !== undefined)
    for (let i = 0; i < expand.length; i++) out += "&expand[" + i + "]=" + escape(expand[i]!);
  return out.slice(1);
}

function encodeBillingAddress(address: Address): string {
  let out = "";
  if (address.line1 !== undefined)
    out += "&payment_method_details[billing_details][address][line1]=" + escape(address.line1);
  if (address.line2 !== undefined)
    out += "&payment_method_details[billing_details][address][line2]=" + escape(address.line2);
  if (address.city !== undefined)
    out += "&payment_method_details[billing_details][address][city]=" + escape(address.city);
  if (address.state !== undefined)
    out += "&payment_method_details[billing_details][address][state]=" + escape(address.state);
  if (address.postal_code !== undefined)
    out +=
      "&payment_method_details[billing_details][address][postal_code]=" +
      escape(address.postal_code);
  if (address.country !== undefined)
    out += "&payment_method_details[billing_details][address][country]=" + escape(address.country);
  return out;
}

function encodeShippingAddress(address: Address): string {
  let out = "";
  if (address.line1 !== undefined)
    out += "&shipping_details[address][line1]=" + escape(address.line1);
  if (address.line2 !== undefined)
    out += "&shipping_details[address][line2]=" + escape(address.line2);
  if (address.city !== undefined) out += "&shipping_details[address][city]=" + escape(address.city);
  if (address.state !== undefined)
    out += "&shipping_details[address][state]=" + escape(address.state);
  if (address.postal_code !== undefined)
    out += "&shipping_details[address][postal_code]=" + escape(address.postal_code);
  if (address.country !== undefined)
    out += "&shipping_details[address][country]=" + escape(address.country);
  return out;
}

/** The rows, in the document's order. */
export function encodeRowsBody({ items }: RowsBody): string {
  let out = "";
  for (let i = 0; i < items.length; i++) {
    const { amount, id, description, metadata, tags } = items[i]!;
    const row = "&items[" + i + "][";
    if (amount !== undefined) {
      if (amount.value !== undefined) out += row + "amount][value]=" + whole(amount.value);
      if (amount.currency !== undefined)
        out += row + "amount][currency]=" + escape(amount.currency);
    }
    if (id !== undefined) out += row + "id]=" + escape(id);
    if (description !== undefined) out += row + "description]=" + escape(description);
    if (metadata !== undefined) {
      const texts: Readonly<Record<string, string>> = metadata;
      for (const key of Object.keys(texts))
        out += row + "metadata][" + escape(key) + "]=" + escape(texts[key]!);
    }
    if (tags !== undefined)
      for (let j = 0; j < tags.length; j++) out += row + "tags][" + j + "]=" + escape(tags[j]!);
  }
  return out.slice(1);
}
