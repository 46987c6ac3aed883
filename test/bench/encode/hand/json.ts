/**
 * The JSON of `report_payment` as a careful person would write it by hand: the declared members
 * alone, in the document's order; whole numbers and well-formed texts, as other values would be sent
 * as something else.
 */
import type { FullBody } from "../bodies.js";
import { text, whole } from "./values.js";

/** Members that are missing are undefined, and JSON.stringify leaves these out. */
export function writeFullBody(body: Partial<FullBody>): string {
  const {
    amount_requested: amount,
    payment_method_details: method,
    customer_details: customer,
    processor_details: processor,
    shipping_details: shipping,
  } = body;
  return JSON.stringify({
    amount_requested: amount && { value: whole(amount.value), currency: text(amount.currency) },
    initiated_at: whole(body.initiated_at),
    payment_method_details: method && {
      payment_method: text(method.payment_method),
      type: text(method.type),
      custom: method.custom && {
        display_name: text(method.custom.display_name),
        type: text(method.custom.type),
      },
      billing_details: method.billing_details && {
        name: text(method.billing_details.name),
        email: text(method.billing_details.email),
        phone: text(method.billing_details.phone),
        address: method.billing_details.address && addressOf(method.billing_details.address),
      },
    },
    customer_details: customer && {
      customer: text(customer.customer),
      name: text(customer.name),
      email: text(customer.email),
      phone: text(customer.phone),
    },
    customer_presence: text(body.customer_presence),
    description: text(body.description),
    outcome: text(body.outcome),
    guaranteed: body.guaranteed && { guaranteed_at: whole(body.guaranteed.guaranteed_at) },
    processor_details: processor && {
      type: text(processor.type),
      custom: processor.custom && { payment_reference: text(processor.custom.payment_reference) },
    },
    shipping_details: shipping && {
      name: text(shipping.name),
      phone: text(shipping.phone),
      address: shipping.address && addressOf(shipping.address),
    },
    metadata: body.metadata && textsOf(body.metadata),
    expand: body.expand?.map(text),
  });
}

type Address = FullBody["shipping_details"]["address"];

function addressOf({ line1, line2, city, state, postal_code, country }: Address): object {
  return {
    line1: text(line1),
    line2: text(line2),
    city: text(city),
    state: text(state),
    postal_code: text(postal_code),
    country: text(country),
  };
}

function textsOf(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name of Object.keys(texts)) {
    text(name);
    text(texts[name]);
  }
  return texts;
}
