import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuleForm } from "../../4-plan/validators/rule-form.js";
import { compareTexts } from "../../host/text-order.js";
import {
  array,
  call,
  exportFromRuntime,
  literal,
  literals,
  members,
  table,
  typeSymbol,
  value,
} from "../seam/build.js";
import type { Expression, Statement } from "../seam/draft.js";
import { webhooksKey } from "../keys.js";
import { ruleExpression } from "../validators/rule-expression.js";
import { receivedExpression } from "./received.js";

/** In the module of handlers: what takes the messages that the API sends by itself. */
export function webhookHandlerStatements(client: ClientPlan): readonly Statement[] {
  if (!client.has(webhooksKey)) return [];
  const types = "serve/webhooks/webhook-types";
  const webhooks = typeSymbol(client.symbol(webhooksKey));
  const spread: Expression = {
    kind: "object",
    members: [{ kind: "spread", value: { kind: "parameter", name: "handlers" } }],
  };
  return [
    {
      kind: "function",
      name: "createWebhookHandler",
      docs: [
        "Makes a function that takes what the API sends by itself. Each message may have a function.",
      ],
      parameters: [
        {
          name: "handlers",
          type: typeSymbol(client.runtime(types, "WebhookHandlers"), webhooks),
          default: null,
        },
        {
          name: "options",
          type: typeSymbol(client.runtime(types, "WebhookOptions")),
          default: null,
        },
      ],
      returns: typeSymbol(client.runtime("serve/handler", "Handler")),
      result: call(
        client.runtime("serve/webhooks/webhook-handler", "makeWebhookHandler"),
        value({ name: "messages", file: `${client.folder}served` }),
        spread,
        { kind: "parameter", name: "options" },
      ),
    },
    exportFromRuntime(types, [], ["Verify", "WebhookCall", "WebhookHandlers", "WebhookOptions"]),
    exportFromRuntime("serve/webhooks/stripe-signature", ["stripeSignature"], []),
  ];
}

/** In the table of what is served: the messages by name. */
export function messagesStatements(client: ClientPlan): readonly Statement[] {
  if (!client.has(webhooksKey)) return [];
  const names = [...new Set(client.api.webhooks.map(({ name }) => name))].toSorted(compareTexts);
  const type = typeSymbol(client.runtime("serve/webhooks/webhook-handler", "ServedMessage"));
  return [
    {
      kind: "const",
      name: "messages",
      docs: [],
      exported: true,
      type: { kind: "array", of: type },
      value: array(names.map((name) => messageExpression(name, client))),
    },
  ];
}

function messageExpression(name: string, client: ClientPlan): Expression {
  const own = client.api.webhooks.filter((webhook) => webhook.name === name);
  const methods = [...new Set(own.map(({ method }) => method))].toSorted(compareTexts);
  const rules = own.map(({ shape }) => client.rules.of(shape, "response"));
  const rule: RuleForm = rules.length === 1 ? rules[0]! : { kind: "anyOf", of: rules };
  const [first, ...others] = own;
  const headers = first!.requiredHeaders.filter((field) =>
    others.every(({ requiredHeaders }) => requiredHeaders.includes(field)),
  );
  const places = client.operations.messagePlaces(own.map(({ shape }) => shape));
  return table([
    ["name", literal(name)],
    ["methods", literals(methods)],
    ["rule", ruleExpression(rule, client)],
    ...members("headers", headers.length > 0 && literals(headers)),
    ...members("received", receivedExpression(places, client)),
  ]);
}
