/** Requests to Stripe that must compile without a cast. */
import {
  reportPayment,
  reportPaymentAttempt,
  type FailedParam,
  type ReportPaymentInput,
  type ReportPaymentParams,
} from "wireform-payments/stripe";

const minimal: ReportPaymentParams = {
  amount_requested: { value: 1000, currency: "usd" },
  initiated_at: 1730253453,
  payment_method_details: { payment_method: "pm_1" },
};

// The forms of metadata: pairs, pairs that unset a key, and "" that unsets all.
reportPayment({ body: { ...minimal, metadata: { order: "6735", note: "" } } });
reportPayment({ body: { ...minimal, metadata: "" } });

// Timestamps: a date or seconds.
reportPayment({ body: { ...minimal, initiated_at: new Date() } });
reportPayment({ body: { ...minimal, guaranteed: { guaranteed_at: new Date(0) } } });
reportPayment({ body: { ...minimal, failed: { failed_at: Math.floor(Date.now() / 1000) } } });

// One of the two is enough, and both are allowed: Stripe's own response has both.
reportPayment({ body: { ...minimal, payment_method_details: { type: "custom" } } });
reportPayment({
  body: { ...minimal, payment_method_details: { payment_method: "pm_1", type: "custom" } },
});
reportPayment({
  body: { ...minimal, payment_method_details: { payment_method: "pm_1", type: undefined } },
});

// As in Stripe's guides: three ternaries on one condition, which no union could correlate.
export function report(succeeded: boolean, at: Date): void {
  reportPayment({
    body: {
      ...minimal,
      outcome: succeeded ? "guaranteed" : "failed",
      guaranteed: succeeded ? { guaranteed_at: at } : undefined,
      failed: succeeded ? undefined : { failed_at: at },
    },
  });
  reportPaymentAttempt({
    path: { id: "pr_1" },
    body: {
      initiated_at: at,
      ...(succeeded
        ? { outcome: "guaranteed", guaranteed: { guaranteed_at: at } }
        : { outcome: "failed", failed: { failed_at: at } }),
    },
  });
}

// Optional members may be undefined too, even with exactOptionalPropertyTypes: optional values pass
// through without a spread.
export function passThrough(maybe: {
  description: string | undefined;
  failed: FailedParam | undefined;
  line2: string | undefined;
  key: string | undefined;
  expand: string[] | undefined;
}): ReportPaymentInput {
  const { description, failed, line2, key, expand } = maybe;
  const shipping_details = { name: undefined, address: { line1: "1 Main St", line2 } };
  return {
    headers: { "Idempotency-Key": key, "Stripe-Version": undefined },
    body: { ...minimal, description, failed, shipping_details, expand, metadata: undefined },
  };
}

// Groups without a required member may be left out or be undefined.
reportPayment({ body: minimal, headers: undefined });
reportPayment({ body: minimal, headers: {} });

// The smallest attempt needs no payment method: it is required in one operation, optional in the
// other.
reportPaymentAttempt({ path: { id: "pr_1" }, body: { initiated_at: 1730253425 } });
