/** The operations of a small shop, as generated code would have them. */
import type { Served } from "../../templates/runtime/serve/handler.js";
import type { ServedAnswer, ServedOperation } from "../../templates/runtime/serve/served.js";
import { minimum } from "../../templates/runtime/validate/checks.js";
import { arrayRule } from "../../templates/runtime/validate/lists.js";
import { objectRule, optional } from "../../templates/runtime/validate/objects.js";
import type { Rule } from "../../templates/runtime/validate/rule.js";
import { integerRule, stringRule } from "../../templates/runtime/validate/scalars.js";

export interface Order {
  readonly id: string;
  readonly amount: number;
}

export const order: Rule = objectRule({ id: stringRule(), amount: integerRule(minimum(1)) });

const json = (rule: Rule, examples?: readonly unknown[]): ServedAnswer => ({
  contents: { "application/json": { format: "json", rule, ...(examples && { examples }) } },
});

const id = {
  in: "path",
  name: "id",
  required: true,
  rule: stringRule(),
  format: { kind: "style", style: "simple", explode: false },
} as const;

const operations: readonly ServedOperation[] = [
  {
    id: "createOrder",
    method: "POST",
    path: "/orders",
    body: {
      "application/json": {
        format: "json",
        rule: objectRule({ amount: integerRule(minimum(1)), note: optional(stringRule()) }),
      },
    },
    isBodyRequired: true,
    answers: { 201: json(order), "4XX": json(objectRule({ code: stringRule() })) },
  },
  {
    id: "getOrder",
    method: "GET",
    path: "/orders/{id}",
    security: [["bearer"]],
    parameters: [id],
    answers: { 200: json(order, [{ id: "of the document", amount: 7 }]), 404: {} },
  },
  {
    id: "getOwnOrders",
    method: "GET",
    path: "/orders/mine",
    answers: { 200: json(arrayRule(order)) },
  },
  {
    id: "deleteOrder",
    method: "DELETE",
    path: "/orders/{id}",
    parameters: [id],
    answers: { 204: {} },
  },
  {
    id: "followOrder",
    method: "GET",
    path: "/orders/{id}/events",
    parameters: [id],
    answers: {
      200: {
        contents: {
          "text/event-stream": { format: "events", rule: order },
          "application/jsonl": { format: "lines", rule: order },
        },
      },
    },
  },
];

export const shop: Served = { operations, bases: ["/v1"] };
