/** The bodies whose encoding is measured. */

/** All fields of `report_payment`, in the document's order; one value is beyond ASCII. */
export const fullBody = {
  amount_requested: { value: 248900, currency: "eur" },
  initiated_at: 1764000000,
  payment_method_details: {
    payment_method: "pm_1SQa7cLkdIwHu7ix",
    type: "custom",
    custom: { display_name: "NewPay", type: "cpmt_1SQa8XLkdIwHu7ix" },
    billing_details: {
      name: "Ada King",
      email: "ada.king+invoices@example.com",
      phone: "+44 (20) 7946 0812",
      address: {
        line1: "12 St James's Square",
        line2: "Flat #3",
        city: "Westminster",
        state: "London",
        postal_code: "SW1Y 4LB",
        country: "GB",
      },
    },
  },
  customer_details: {
    customer: "cus_TNb2vQ9yXkL4aR",
    name: "Ada King",
    email: "ada.king+invoices@example.com",
    phone: "+44 (20) 7946 0812",
  },
  customer_presence: "off_session",
  description: "Order 7781 – engine parts & notes",
  outcome: "guaranteed",
  guaranteed: { guaranteed_at: 1764000042 },
  processor_details: { type: "custom", custom: { payment_reference: "np-0042-7781-a" } },
  shipping_details: {
    name: "Ada King",
    phone: "+44 (20) 7946 0812",
    address: {
      line1: "Unit 9, Mill Lane",
      line2: "",
      city: "Horsley",
      state: "Surrey",
      postal_code: "KT24 5HG",
      country: "GB",
    },
  },
  metadata: { order_id: "7781", channel: "phone order", campaign: "winter/20% off" },
  expand: ["latest_payment_attempt_record", "customer_details.customer"],
};

export type FullBody = typeof fullBody;

/** A thousand rows, each with an object, a map and a list inside; every fifth is beyond ASCII. */
export const rowsBody = {
  items: Array.from({ length: 1000 }, (_, i) => ({
    amount: { value: 500 + i, currency: "usd" },
    id: `li_${200_000 + i}`,
    description: i % 5 === 0 ? `Größe ${i} (30% günstiger)` : `Line number ${i}`,
    metadata: { order: `ord-${i}`, note: "no gift wrap" },
    tags: ["new", "left&right"],
  })),
};

export type RowsBody = typeof rowsBody;

/** The document for which an encoder of the rows is generated. */
export const rowsDocument = {
  openapi: "3.1.1",
  info: { title: "Rows", version: "1" },
  paths: {
    "/rows": {
      post: {
        operationId: "sendRows",
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": {
              schema: {
                type: "object",
                properties: {
                  items: { type: "array", items: { $ref: "#/components/schemas/Row" } },
                },
                additionalProperties: false,
              },
              encoding: { items: { style: "deepObject", explode: true } },
            },
          },
        },
        responses: { 204: { description: "Taken." } },
      },
    },
  },
  components: {
    schemas: {
      Row: {
        type: "object",
        properties: {
          amount: {
            type: "object",
            properties: { value: { type: "integer" }, currency: { type: "string" } },
            additionalProperties: false,
          },
          id: { type: "string" },
          description: { type: "string" },
          metadata: { type: "object", additionalProperties: { type: "string" } },
          tags: { type: "array", items: { type: "string" } },
        },
        additionalProperties: false,
      },
    },
  },
};

/** The same value as a caller might write it without looking at the document: members by name. */
export function sortMembers<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortMembers) as T;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sortMembers(member)])) as T;
}
