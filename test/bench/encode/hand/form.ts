/**
 * An encoder of `report_payment` as a patient person would write it by hand: every key a literal,
 * no table, no call except the escape, a test only for members that may be missing. It is the limit
 * for generated encoders.
 */
import type { FullBody } from "../bodies.js";
import { escape } from "./escape.js";
import { whole } from "./values.js";

type Address = FullBody["shipping_details"]["address"];

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
