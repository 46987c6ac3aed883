import { createWebhookHandler, stripeSignature } from "shop/handler";

/** `(request) => Response`, for any server. */
export const hooks = (secret: string, paid: (order: string) => void) =>
  createWebhookHandler(
    { "order.paid": ({ message }) => paid(message.order) },
    { verify: stripeSignature(secret) },
  );
