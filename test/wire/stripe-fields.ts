/**
 * The fields of both Stripe request bodies, written by hand from the docs, independently of our
 * code.
 */

export type FieldKind = "text" | "integer" | "seconds" | "metadata" | "texts";
export interface Fields {
  readonly [name: string]: FieldKind | Fields;
}
export type Place = readonly (string | number)[];

const address: Fields = {
  line1: "text",
  line2: "text",
  city: "text",
  state: "text",
  postal_code: "text",
  country: "text",
};

const payment_method_details: Fields = {
  payment_method: "text",
  type: "text",
  custom: { display_name: "text", type: "text" },
  billing_details: { name: "text", email: "text", phone: "text", address },
};

const shared = {
  outcome: "text",
  failed: { failed_at: "seconds" },
  guaranteed: { guaranteed_at: "seconds" },
} satisfies Fields;
const shipping_details: Fields = { name: "text", phone: "text", address };

/** In declared order. */
export const attemptFields: Fields = {
  initiated_at: "seconds",
  payment_method_details,
  description: "text",
  ...shared,
  shipping_details,
  metadata: "metadata",
  expand: "texts",
};

/** In declared order. */
export const paymentFields: Fields = {
  amount_requested: { value: "integer", currency: "text" },
  initiated_at: "seconds",
  payment_method_details,
  customer_details: { customer: "text", name: "text", email: "text", phone: "text" },
  customer_presence: "text",
  description: "text",
  ...shared,
  processor_details: { type: "text", custom: { payment_reference: "text" } },
  shipping_details,
  metadata: "metadata",
  expand: "texts",
};

/** The place and kind of every scalar; metadata values and expand items are texts, too. */
export function leavesOf(fields: Fields, outer: Place = []): { place: Place; kind: FieldKind }[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const place = [...outer, name];
    if (typeof field === "object") return leavesOf(field, place);
    if (field === "metadata") return [{ place: [...place, "key"], kind: "text" }];
    if (field === "texts") return [{ place: [...place, 0], kind: "text" }];
    return [{ place, kind: field }];
  });
}

/** The places of all objects with declared members, the body itself first. */
export function objectsOf(fields: Fields, outer: Place = []): Place[] {
  const nested = Object.entries(fields).flatMap(([name, field]) =>
    typeof field === "object" ? objectsOf(field, [...outer, name]) : [],
  );
  return [outer, ...nested];
}

/** The same value, the members of every declared object in declared order. */
export function inDeclaredOrder(value: unknown, fields: Fields): unknown {
  if (typeof value !== "object" || value === null) return value;
  const names = Object.keys(fields).filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(
    names.map((name) => {
      const field = fields[name]!;
      const member = (value as Record<string, unknown>)[name];
      return [name, typeof field === "object" ? inDeclaredOrder(member, field) : member];
    }),
  );
}
